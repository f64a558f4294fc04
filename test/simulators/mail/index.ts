import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import type { Simulator } from '../listen.js';

/** `ok`: takes everything. `refuse`: no such mailbox. `hang_up`: takes the text, then ends the line without an answer. */
export type MailMood = 'ok' | 'refuse' | 'hang_up';
export interface MailServer extends Simulator { readonly received: readonly string[]; set(mood: MailMood): void }

/** As much of SMTP (RFC 5321) as it takes to receive a mail. */
export async function startMailServer(): Promise<MailServer> {
  const received: string[] = [];
  let mood: MailMood = 'ok';
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket.on('close', () => open.delete(socket)).on('error', () => undefined));
    let mail: string | null = null;
    const say = (line: string): void => { socket.write(`${line}\r\n`); };
    const hear = (line: string): void => {
      if (mail !== null) {
        if (line !== '.') { mail += `${line}\n`; return; }
        received.push(mail);
        mail = null;
        if (mood === 'hang_up') socket.destroy(); else say('250 taken');
      } else if (/^(EHLO|HELO|MAIL|RSET|NOOP)/i.test(line)) say('250 ok');
      else if (/^RCPT/i.test(line)) say(mood === 'refuse' ? '550 no such mailbox' : '250 ok');
      else if (/^DATA/i.test(line)) { mail = ''; say('354 go on'); }
      else if (/^QUIT/i.test(line)) { say('221 bye'); socket.end(); }
      else say('502 not known');
    };
    let rest = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\r\n');
      rest = lines.pop() ?? '';
      lines.forEach(hear);
    });
    say('220 mail');
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const close = async (): Promise<void> => { for (const socket of open) socket.destroy(); await new Promise((resolve) => { server.close(resolve); }); };
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, received, set: (next) => { mood = next; }, close };
}
