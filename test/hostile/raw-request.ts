import { connect } from 'node:net';

/** Sends bytes to a server and answers everything it says until it hangs up. */
export function rawRequest(url: string, bytes: string | Buffer): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => { socket.write(bytes); });
    socket.setTimeout(10_000, () => socket.destroy(new Error('The server neither answered nor hung up.')));
    socket.on('data', (part) => parts.push(part));
    socket.on('close', () => resolve(Buffer.concat(parts).toString('utf8')));
    socket.on('error', reject);
  });
}
