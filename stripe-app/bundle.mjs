// One file per view of the manifest, as the Dashboard loads them. `stripe apps upload` does it
// again in its own way; this one shows in CI that every import resolves.
import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';

const manifest = JSON.parse(await readFile('stripe-app.json', 'utf8'));
const views = manifest.ui_extension.views.map((view) => `src/views/${view.component}.tsx`);

await build({
  entryPoints: views,
  outdir: 'dist',
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'info',
});
