// Headers of every response: by which id the log knows the request, and what a browser may not do with the answer.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const headers = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  // Data, not pages: a page of ours sets its own policy over this one.
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
} as const;

export const setResponseHeaders = (request: FastifyRequest, reply: FastifyReply): void => {
  reply.headers(headers).header('x-request-id', request.id);
};

export const addResponseHeaders = (app: FastifyInstance): void => {
  app.addHook('onRequest', (request, reply, done) => {
    setResponseHeaders(request, reply);
    done();
  });
};
