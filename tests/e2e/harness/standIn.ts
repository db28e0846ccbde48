import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The origin of the desktop's page, and what stands in for it. */
const APP = 'app://parapet';

export interface StandIn {
  /** `http://127.0.0.1:PORT`; everything behind it is as behind `app://parapet`. */
  readonly origin: string;
  readonly asApp: (address: string) => string;
  readonly asStandIn: (address: string) => string;
  close(): Promise<void>;
}

/**
 * Chromium alone cannot open `app://`: this origin answers in its place, with what `respond` gives for the same address there. A server,
 * not an interception of the page's requests, since what a worker of a worker asks for passes no interception.
 */
export async function openStandIn(respond: (address: string, method: string) => Promise<Response>): Promise<StandIn> {
  const server = createServer((request, reply) => {
    const answered = respond(APP + (request.url ?? '/'), request.method ?? 'GET').then(async answer => {
      reply.writeHead(answer.status, Object.fromEntries(answer.headers));
      reply.end(Buffer.from(await answer.arrayBuffer()));
    });
    answered.catch(() => reply.destroy());
  });
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${portOf(server.address())}`;
  const moved = (address: string, from: string, to: string) =>
    address.startsWith(`${from}/`) ? to + address.slice(from.length) : address;
  return {
    origin,
    asApp: address => moved(address, origin, APP),
    asStandIn: address => moved(address, APP, origin),
    close: () =>
      new Promise(closed => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The stand-in has no port.');
  return address.port;
}
