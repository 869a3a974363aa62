// Which web pages of other hosts a browser lets ask this server: those of a bureau's own portal, say.
import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import type { Settings } from '../settings.js';

/** How long a browser may keep the permission. */
const KEPT_SECONDS = 600;

/**
 * Answers a browser's question whether a page of one of the settings' origins may ask. Without credentials: who asks shows a token, never a
 * cookie, so that a page can do no more than whoever signed in to it.
 */
export const allowOrigins = async (app: FastifyInstance, { allowedOrigins }: Settings): Promise<void> => {
  if (allowedOrigins.length === 0) return;
  await app.register(cors, {
    origin: [...allowedOrigins],
    methods: ['GET', 'HEAD', 'POST'],
    allowedHeaders: ['authorization', 'content-type', 'apollo-require-preflight'],
    exposedHeaders: ['content-disposition', 'retry-after', 'x-request-id'],
    maxAge: KEPT_SECONDS,
    strictPreflight: false,
  });
};
