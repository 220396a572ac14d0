import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The node that the development server asks: `UPRIGHT_NODE`, else where `upright demo` listens. */
const node = process.env.UPRIGHT_NODE ?? 'http://127.0.0.1:8420';

export default defineConfig({
  plugins: [react()],
  // The bundle is served from the root of a node; a reload of a deep address must find its assets.
  base: '/',
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800,
  },
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': node, '/health': node } },
});
