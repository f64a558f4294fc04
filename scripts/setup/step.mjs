import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { sentence } from './messages.mjs';

const guard = fileURLToPath(new URL('./guard.mjs', import.meta.url));
const tailLines = 30;

/**
 * Runs a program quietly: it shows elapsed time while it works and the tail of
 * its output only when it fails. An abort ends it and everything it started.
 * @returns {Promise<{ code: number | string, seconds: string }>}
 */
export async function runStep(command, args, { cwd, signal }) {
  signal.throwIfAborted();
  const began = Date.now();
  const child = spawn(process.execPath, [guard, command, ...args], { cwd, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
  const output = collect(child);
  const stopClock = showClock(began);
  // Closing its stdin tells the guard to end its whole group; so does our death.
  const abort = () => child.stdin.destroy();
  signal.addEventListener('abort', abort, { once: true });
  try {
    const code = await ending(child, signal);
    signal.throwIfAborted();
    if (code !== 0) console.error(output().split('\n').slice(-tailLines).join('\n'));
    return { code, seconds: ((Date.now() - began) / 1000).toFixed(1) };
  } finally {
    stopClock();
    signal.removeEventListener('abort', abort);
  }
}

function ending(child, signal) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, killer) => resolve(code ?? killer));
    // Given up: do not wait for a stray grandchild that still holds the output open.
    child.once('exit', () => { if (signal.aborted) resolve('aborted'); });
  });
}

function collect(child) {
  let output = '';
  const keep = (chunk) => { output = (output + chunk).slice(-200_000); };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  // The guard may be gone before its stdin is closed.
  child.stdin.on('error', () => undefined);
  return () => output.trimEnd();
}

function showClock(began) {
  const timer = setInterval(() => console.log(sentence('still', { seconds: Math.round((Date.now() - began) / 1000) })), 10_000);
  return () => clearInterval(timer);
}
