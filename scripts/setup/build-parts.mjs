import { existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { SetupFailure, sentence } from './messages.mjs';
import { root } from './project.mjs';
import { fingerprint, readStamp, writeStamp } from './stamp.mjs';
import { runStep } from './step.mjs';

const at = (...names) => join(root, ...names);
const tool = (...names) => at('node_modules', ...names);
const web = at('apps', 'web');

const server = {
  names: { part: 'Dựng máy chủ', partEn: 'building the server' },
  product: at('dist', 'apps', 'standalone', 'src', 'main.js'),
  stampFile: at('dist', '.server-stamp'),
  inputs: () => [at('nest-cli.json'), at('tsconfig.json'), at('package-lock.json'), ...serverSources()],
  isSource: (path) => !/\.(spec\.ts|md)$/.test(path),
  // One SWC build emits every app and lib: see `filenames` in nest-cli.json.
  commands: [{ cwd: root, args: [tool('@nestjs', 'cli', 'bin', 'nest.js'), 'build', 'standalone'] }],
  finish: (began) => removeOlder(at('dist'), began),
};

const generated = [
  join(web, 'build'),
  join(web, '.svelte-kit'),
  join(web, 'node_modules'),
  join(web, 'src', 'lib', 'paraglide'),
  ...['.gitignore', '.meta.json', 'README.md'].map((name) => join(web, 'project.inlang', name)),
];
/** Compiling the messages writes it again as it was. */
const messageSettings = join(web, 'project.inlang', 'settings.json');

const site = {
  names: { part: 'Dựng trang web', partEn: 'building the web site' },
  product: join(web, 'build', 'handler.js'),
  stampFile: join(web, 'build', '.site-stamp'),
  inputs: () => [at('package-lock.json'), web],
  isSource: (path) => !generated.some((directory) => path === directory || path.startsWith(directory + sep)),
  isRewritten: (path) => path === messageSettings,
  commands: [
    { cwd: web, args: [tool('@sveltejs', 'kit', 'svelte-kit.js'), 'sync'] },
    { cwd: web, args: [tool('vite', 'bin', 'vite.js'), 'build'] },
  ],
  finish: () => undefined,
};

/** What a build consists of, in order. */
export const parts = [server, site];

function serverSources() {
  return JSON.parse(readFileSync(at('nest-cli.json'), 'utf8')).compilerOptions.builder.options.filenames.map((name) => at(name));
}

const digestOf = (part) => fingerprint(part.inputs(), part.isSource, part.isRewritten);

export const isBuilt = (part) => existsSync(part.product) && readStamp(part.stampFile) === digestOf(part);

/** Builds one part; its stamp goes first and comes back last, so that half a build is never taken for one. */
export async function buildPart(part, lock) {
  const digest = digestOf(part);
  const began = Date.now();
  rmSync(part.stampFile, { force: true });
  console.log(sentence('building', part.names));
  for (const { cwd, args } of part.commands) {
    const { code } = await runStep(process.execPath, args, { cwd, signal: lock.signal });
    if (code !== 0) throw new SetupFailure('buildFailed', { ...part.names, code });
  }
  lock.assertHeld();
  part.finish(began);
  if (!existsSync(part.product)) throw new SetupFailure('buildFailed', { ...part.names, code: '?' });
  writeStamp(part.stampFile, digest);
  console.log(sentence('built', { ...part.names, seconds: ((Date.now() - began) / 1000).toFixed(1) }));
}

// Every build writes every file: an older one came from a source that is gone.
function removeOlder(directory, began) {
  for (const name of readdirSync(directory)) {
    const path = join(directory, name);
    const entry = statSync(path);
    if (entry.isDirectory()) removeOlder(path, began);
    else if (entry.mtimeMs < began - 2_000) rmSync(path);
  }
}
