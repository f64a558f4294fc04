// Runs `argv` and leads its process group; when its own stdin closes, the group
// is killed. A setup that dies, even by SIGKILL, thus leaves no npm or build
// behind that would write into what the next setup makes.
import { spawn } from 'node:child_process';

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
child.once('error', (error) => {
  console.error(error.message);
  process.exit(127);
});
child.once('exit', (code) => process.exit(code ?? 1));

process.stdin.once('close', () => process.kill(-process.pid, 'SIGKILL'));
process.stdin.resume();
