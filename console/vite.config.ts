import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** While developing, the page comes from Vite and everything else from the server beside it. */
const server = process.env['SHUANGCHENG_URL'] ?? 'http://localhost:4000';
const routes = ['/graphql', '/auth', '/uploads', '/templates', '/exports', '/imports', '/attachments', '/bulletins'];

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: { proxy: Object.fromEntries(routes.map((route) => [route, { target: server, ws: true }])) },
  build: {
    // Pages are loaded when they are opened; what all of them use is one chunk of some 300 kB compressed.
    chunkSizeWarningLimit: 1400,
    // Nothing of a page's code is put into the page itself: the policy allows scripts from files only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
