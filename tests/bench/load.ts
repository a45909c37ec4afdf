import { Agent, request } from 'node:http';

/** What came of sending a number of requests. */
export interface Load {
  /** Answers per second. */
  readonly perSecond: number;
  /** Milliseconds within which half, and 95 %, of the answers came. */
  readonly medianMs: number;
  readonly p95Ms: number;
  /** Share of one processor that the sender itself used, 0 to 1: near 1 it would be what is measured. */
  readonly senderShare: number;
}

/**
 * Sends the bodies, `concurrency` at a time over connections that are kept, each as soon as an answer
 * frees a connection. @throws Error when an answer is not 200
 */
export async function sendAll(
  url: string,
  authorization: string,
  bodies: readonly Buffer[],
  concurrency: number,
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const took: number[] = [];
  let next = 0;
  const worker = async () => {
    for (let body = bodies[next++]; body; body = bodies[next++]) {
      const from = performance.now();
      await post(agent, url, authorization, body);
      took.push(performance.now() - from);
    }
  };
  const cpu = process.cpuUsage();
  const from = performance.now();
  await Promise.all(Array.from({ length: concurrency }, worker));
  const seconds = (performance.now() - from) / 1000;
  const used = process.cpuUsage(cpu);
  agent.destroy();
  took.sort((a, b) => a - b);
  return {
    perSecond: bodies.length / seconds,
    medianMs: took[Math.floor(took.length / 2)] ?? 0,
    p95Ms: took[Math.floor(took.length * 0.95)] ?? 0,
    senderShare: (used.user + used.system) / 1e6 / seconds,
  };
}

function post(agent: Agent, url: string, authorization: string, body: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'application/json', 'Content-Length': body.length, Authorization: authorization };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`${url} answered ${response.statusCode}: ${Buffer.concat(chunks).toString()}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
