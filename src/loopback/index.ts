/**
 * Pages for the browser of whoever sits at this machine, and for nobody else. An engine: knows what may be asked, and who may
 * ask, and nothing of what is answered.
 */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PackError } from '../model/error.js';
import { headers, refusal } from './guard.js';

export interface Reply {
  /** Media type, such as "text/css; charset=utf-8". */
  readonly type: string;
  readonly body: string | Uint8Array;
  /** It is shown by the browser's own viewer, which the page's policy would forbid to work. */
  readonly isDocument?: true;
}

/** What is answered to a path below the page's own; undefined where there is nothing (any more). */
export type Answer = (query: URLSearchParams) => Promise<Reply | undefined>;

export interface LoopbackOptions {
  /** 0 for any that is free. */
  readonly port: number;
  /** By path relative to the page: "" is the page itself. Nothing else is ever answered. */
  readonly answers: Readonly<Record<string, Answer>>;
}

export interface Loopback {
  /** Where the page is: nobody else knows it, as a part of it is drawn by lot. */
  readonly address: string;
  /** Tells every open page (server-sent events), and each that opens later, the last thing told. */
  readonly tell: (text: string) => void;
  readonly close: () => Promise<void>;
}

/** @throws PackError where the port is not to be had. */
export async function openLoopback({ port, answers }: LoopbackOptions): Promise<Loopback> {
  const start = `/${randomBytes(16).toString('hex')}/`;
  const listeners = new Set<ServerResponse>();
  let last: string | undefined;
  let own = '';

  const server = createServer((request, response) => {
    answer(request, response).catch((cause: unknown) => response.destroy(cause as Error));
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refused = refusal(request, own);
    if (refused !== undefined) return end(response, refused);
    // Compared as it was sent: nothing is decoded, joined or looked up on a disk.
    const [path = '', query = ''] = (request.url ?? '').split('?', 2);
    const name = path.startsWith(start) ? path.slice(start.length) : undefined;
    if (name === 'events') return listen(request, response);
    const known = name !== undefined && Object.hasOwn(answers, name) ? answers[name] : undefined;
    const reply = await known?.(new URLSearchParams(query));
    if (reply === undefined) return end(response, 404);
    const { type, body, isDocument = false } = reply;
    const length = typeof body === 'string' ? Buffer.byteLength(body) : body.length;
    response.writeHead(200, {
      ...headers(isDocument),
      ...{ 'content-type': type, 'content-length': length },
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  const listen = (request: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(200, { ...headers(false), 'content-type': 'text/event-stream' });
    response.write(last === undefined ? ':\n\n' : message(last));
    listeners.add(response);
    request.once('close', () => listeners.delete(response));
  };

  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(notToBeHad(port, cause)));
    server.listen(port, '127.0.0.1', resolve);
  });
  own = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address: `http://${own}${start}`,
    tell: (text) => {
      last = text;
      for (const listener of listeners) listener.write(message(text));
    },
    close: () =>
      new Promise((resolve) => {
        for (const listener of listeners) listener.end();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...headers(false), 'content-type': 'text/plain; charset=utf-8' });
  response.end(status === 404 ? 'There is nothing here.\n' : 'This is not for you.\n');
}

/** One event; a line of text each, as the HTML standard has it (9.2.6). */
function message(text: string): string {
  return `${text
    .split('\n')
    .map((line) => `data: ${line}`)
    .join('\n')}\n\n`;
}

function notToBeHad(port: number, cause: unknown): PackError {
  return new PackError(
    port === 0 ? 'No page can be shown on this machine.' : `The port ${port} is not to be had.`,
    { hints: ['Choose another with --port, or leave it out.'], cause },
  );
}
