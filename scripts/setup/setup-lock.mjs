import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { SetupFailure, sentence } from './messages.mjs';
import { root } from './project.mjs';

const file = join(root, '.setup.lock');
const heartbeat = 2_000;
const patience = 15_000;

/**
 * Runs `task(lock)` while no other setup works on this clone, after waiting for
 * one that does. The holder touches the lock file as it works: a lock whose
 * process is gone, or that has not been touched for 15 s, is taken over.
 */
export async function withSetupLock(signal, task) {
  const token = `${process.pid} ${Date.now()} ${Math.random()}`;
  await acquire(signal, token);
  const beat = setInterval(() => touch(token), heartbeat);
  const assertHeld = () => {
    if (read() !== token) throw new SetupFailure('lostLock');
  };
  try {
    await task({ signal, assertHeld });
  } finally {
    clearInterval(beat);
    if (read() === token) rmSync(file, { force: true });
  }
}

async function acquire(signal, token) {
  for (let told = false; !created(token); await delay(200, undefined, { signal })) {
    const holder = read();
    if (holder === undefined) continue;
    if (isDead(holder)) {
      setAside(holder);
      continue;
    }
    if (!told) console.log(sentence('waiting', { pid: Number.parseInt(holder, 10) }));
    told = true;
  }
}

function created(token) {
  let handle;
  try {
    handle = openSync(file, 'wx');
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(handle, token);
  closeSync(handle);
  return true;
}

function isDead(holder) {
  const pid = Number.parseInt(holder, 10);
  const silence = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  // Empty: its maker is between creating and writing it, or was killed there.
  if (Number.isNaN(pid)) return silence > heartbeat;
  return silence > patience || !lives(pid);
}

function lives(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

// Of two waiters the slower would move the quicker one's new lock away: it looks and puts it back.
function setAside(holder) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (readFileSync(aside, 'utf8') === holder) rmSync(aside);
    else renameSync(aside, file);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

function touch(token) {
  if (read() === token) utimesSync(file, new Date(), new Date());
}

function read() {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
