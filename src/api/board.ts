import type { FastifyInstance } from 'fastify';
import { error } from '../domain/issue.ts';
import type { JobQueue } from '../study/queue.ts';
import { sendProblem } from './problem.ts';

const PATH = '/queue';

/** Scripts and styles come from this service; fonts that the page would fetch from elsewhere are not let in. */
const BOARD_POLICY =
  "default-src 'none'; connect-src 'self'; font-src 'self'; frame-ancestors 'none'; base-uri 'self'; form-action 'none'; img-src 'self' data:; script-src 'self'; style-src 'self' 'unsafe-inline'";

/**
 * bull-board at /queue, behind the same guard as everything else: the jobs, which hold numbers and no identities. It shows and
 * changes nothing, because the store is the truth and the queue only carries. Its packages are read only when it is asked for.
 */
export async function serveBoard(app: FastifyInstance, queue: JobQueue['bull']): Promise<void> {
  const [{ createBullBoard }, { BullMQAdapter }, { FastifyAdapter }] = await Promise.all([
    import('@bull-board/api'),
    import('@bull-board/api/bullMQAdapter'),
    import('@bull-board/fastify'),
  ]);
  const server = new FastifyAdapter();
  server.setBasePath(PATH);
  createBullBoard({
    queues: [new BullMQAdapter(queue, { readOnlyMode: true })],
    serverAdapter: server,
    options: { uiConfig: { boardTitle: 'dosetwin' } },
  });
  await app.register(async (board) => {
    board.addHook('onRequest', async (request, reply) => {
      void reply.header('content-security-policy', BOARD_POLICY);
      if (request.method === 'GET' || request.method === 'HEAD') return undefined;
      const issue = error('read-only', 'The page of the queue shows jobs and changes none.', {
        at: 'request',
        fix: 'Cancel a comparison with POST /v1/comparisons/{id}/cancel.',
      });
      return sendProblem(request, reply, { kind: 'forbidden', issues: [issue] });
    });
    await board.register(server.registerPlugin() as never, { prefix: PATH } as never);
  });
}
