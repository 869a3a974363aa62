// @shuangcheng/client-sdk/node: everything of the core, and what needs Node: files, tokens kept in one, WebSocket before Node 22.
import { WebSocket } from 'ws';
import { Client } from '../client.js';
import type { ClientOptions } from '../operation-client.js';

export * from '../index.js';
export { importFile, saveFile } from './files.js';
export { inFile } from './token-file.js';

/** A client of the platform at the address, with a WebSocket that any Node has. */
export const createClient = (options: ClientOptions): Client => new Client({ webSocket: WebSocket, ...options });
