import { createServer, connect, type Socket } from 'node:net';
import { once } from 'node:events';

/** A way to a server on this machine that can be cut: every connection is dropped, and new ones are refused, until it is mended. */
export type Cuttable = { port: number; cut(): Promise<void>; mend(): Promise<void>; close(): Promise<void> };

export async function openCuttable(target: number): Promise<Cuttable> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket, other: Socket): void => {
    sockets.add(socket);
    // A broken end ends the other one; what broke it is what the test is about.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      other.destroy();
    });
    socket.pipe(other);
  };
  const begin = async (port: number) => {
    const server = createServer((near) => {
      const far = connect(target, '127.0.0.1');
      keep(near, far);
      keep(far, near);
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return server;
  };
  let server = await begin(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  const { port } = address;
  const cut = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return {
    port,
    cut,
    async mend() {
      server = await begin(port);
    },
    close: cut,
  };
}
