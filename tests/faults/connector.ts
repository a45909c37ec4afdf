import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message that was newly posted: edits are not among them. */
export interface Posted {
  readonly conversationId: string;
  /** Everything that was sent, as text. */
  readonly content: string;
}

/** A chat service that takes everything without asking for a token, as the Playground does, and outlives the product. */
export interface Connector {
  readonly url: string;
  readonly posted: readonly Posted[];
  stop(): Promise<void>;
}

export async function startConnector(): Promise<Connector> {
  const posted: Posted[] = [];
  let lastId = 0;
  const server = createServer((request, response) => {
    let content = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (content += chunk));
    request.on('end', () => {
      lastId += 1;
      const [, , , conversationId, , activityId] = decodeURIComponent(request.url ?? '').split('/');
      const member = conversationId === undefined && request.method === 'POST' ? memberIn(content) : null;
      if (member !== null) return answer(response, { id: `a:${member}` });
      if (request.method === 'POST') posted.push({ conversationId: conversationId ?? channelIn(content), content });
      const body = request.method === 'POST' ? { id: `${conversationId ?? 'thread'};${lastId}`, activityId: String(lastId) } : { id: activityId };
      answer(response, body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posted,
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** No chaining: restify, when it is in the same process, has a writeHead of its own that gives nothing back. */
function answer(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}

/** A new chat names who it is with. */
function memberIn(content: string): string | null {
  const { members } = JSON.parse(content) as { members?: readonly { id: string }[] };
  return members?.[0]?.id ?? null;
}

/** A new thread names its channel in the body. */
function channelIn(content: string): string {
  const { channelData } = JSON.parse(content) as { channelData: { channel: { id: string } } };
  return channelData.channel.id;
}
