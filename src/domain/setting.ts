import { type Outcome, accept, error, refuse } from './issue.ts';

/** Reads a file as text; throws when it cannot. Handed in, because the nouns touch no disk. */
export type ReadFile = (path: string) => string;

/** The text of a file that a setting names. */
export function readText(name: string, path: string, readFile: ReadFile): Outcome<string> {
  try {
    return accept(readFile(path));
  } catch (cause) {
    const why = cause instanceof Error && 'code' in cause ? String(cause.code) : 'it cannot be opened';
    return refuse(
      error('unreadable-file', `${name} names the file ${path}, which cannot be read (${why}).`, {
        at: name,
        fix: 'Check the path and its permissions.',
      }),
    );
  }
}

/** An address of one of these protocols, kept as it was written. */
export function readUrl(name: string, text: string, protocols: readonly string[], example: string): Outcome<string> {
  const url = URL.parse(text);
  if (url && protocols.includes(url.protocol) && url.hostname !== '') return accept(text);
  return refuse(
    error('wrong-setting', `${name} is not an address that starts with ${protocols.map((one) => `${one}//`).join(' or ')}.`, {
      at: name,
      fix: `Send for example ${example}.`,
    }),
  );
}

/** A header value cannot hold a line break or anything outside printable ASCII. */
export const readToken = (name: string, text: string): Outcome<string> =>
  /^[\x21-\x7e]+$/.test(text)
    ? accept(text)
    : refuse(
        error('wrong-setting', `The token in ${name} holds spaces or characters that a bearer token cannot have.`, {
          at: name,
          fix: 'Set the bare token, without "Bearer".',
        }),
      );

/** `host:port`, IPv6 in brackets. */
export function readHostPort(text: string): Outcome<{ host: string; port: number }> {
  const match = /^(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9.-]+)):(\d{1,5})$/.exec(text);
  const [host, port] = [match?.[1] ?? match?.[2], Number(match?.[3])];
  if (host !== undefined && port <= 65_535) return accept({ host, port });
  return refuse(
    error('wrong-setting', `DOSETWIN_METRICS is ${JSON.stringify(text)}, not host:port.`, {
      at: 'DOSETWIN_METRICS',
      fix: 'Set for example 127.0.0.1:9464.',
    }),
  );
}

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const NAMED_OR_V4 = new RegExp(`^(?:loopback|linklocal|uniquelocal|${OCTET}(?:\\.${OCTET}){3}(?:/(?:[12]?\\d|3[0-2]))?)$`);
const V6 = /^([0-9A-Fa-f:.]+)(?:\/(?:\d{1,2}|1[01]\d|12[0-8]))?$/;

const isAddress = (text: string): boolean => NAMED_OR_V4.test(text) || URL.canParse(`http://[${V6.exec(text)?.[1] ?? ''}]`);

/** The number of proxies in front, or their addresses and networks. Never "all": whoever asks could then say who they are. */
export function readProxies(text: string): Outcome<number | string[]> {
  if (/^[1-9]$/.test(text)) return accept(Number(text));
  const addresses = text.split(',').map((one) => one.trim());
  if (addresses.every(isAddress)) return accept(addresses);
  return refuse(
    error('wrong-setting', `DOSETWIN_TRUST_PROXY is ${JSON.stringify(text)}, neither a number of proxies (1 to 9) nor their addresses.`, {
      at: 'DOSETWIN_TRUST_PROXY',
      fix: 'Set for example 1, or 10.0.0.0/8.',
    }),
  );
}

/** `https://host` or `https://*.host`, a port maybe; http only for this machine. No path: a frame is let in by its origin. */
const FRAMER = /^(?:https:\/\/(?:[*][.])?[a-z0-9-]+(?:[.][a-z0-9-]+)+|http:\/\/(?:localhost|127[.]0[.]0[.]1))(?::\d{1,5})?$/i;

/** The origins whose pages may show ours in a frame. Never everybody, and nothing that could add to the policy it is written into. */
export function readFramers(text: string): Outcome<string[]> {
  const origins = text.split(/[\s,]+/).filter((one) => one !== '');
  const wrong = origins.find((one) => !FRAMER.test(one));
  if (wrong === undefined && origins.length > 0) return accept(origins);
  return refuse(
    error(
      'wrong-setting',
      `DOSETWIN_FRAME_ANCESTORS holds ${JSON.stringify(wrong ?? text)}, which is not the origin of a web page (https://host, without a path).`,
      { at: 'DOSETWIN_FRAME_ANCESTORS', fix: 'Set for example https://ehr.example.org; several with a comma between.' },
    ),
  );
}

/** 1 or 0. */
export function readFlag(name: string, text: string): Outcome<boolean> {
  if (text === '1') return accept(true);
  if (text === '0') return accept(false);
  return refuse(
    error('wrong-setting', `${name} is ${JSON.stringify(text)}, neither 0 nor 1.`, { at: name, fix: 'Set 1 to allow it, or remove it.' }),
  );
}

/** A whole number within bounds, written in digits. */
export function readWhole(name: string, text: string, [least, most]: readonly [number, number]): Outcome<number> {
  if (/^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most) return accept(Number(text));
  return refuse(
    error('wrong-setting', `${name} is ${JSON.stringify(text)}, not a whole number from ${least} to ${most}.`, {
      at: name,
      fix: `Set a whole number from ${least} to ${most}, or remove it.`,
    }),
  );
}
