import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/**
 * A slow line to a server that breaks at given counts of bytes sent, as a phone's does in the mountains: every
 * other time the server is told at once (the connection is reset), else it hears nothing more and waits. Counts what went up.
 */
export class CuttingLine {
  /** Bytes that went up, headers and what was sent again included. */
  sent = 0;
  cuts = 0;
  private readonly open = new Set<Socket>();
  private constructor(private readonly server: Server, private readonly cutAt: number[], private readonly bytesPerSecond: number) {}

  static async to(address: string, cutAt: readonly number[], bytesPerSecond: number): Promise<CuttingLine> {
    const server = createServer();
    const line = new CuttingLine(server, [...cutAt].sort((one, other) => one - other), bytesPerSecond);
    const { hostname, port } = new URL(address);
    server.on('connection', (phone) => line.carry(phone, connect(Number(port), hostname)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return line;
  }

  get url(): string { return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`; }

  /** Breaks also at these counts. */
  cutAlso(points: readonly number[]): void {
    this.cutAt.push(...points);
    this.cutAt.sort((one, other) => one - other);
  }

  async close(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private carry(phone: Socket, server: Socket): void {
    for (const socket of [phone, server]) {
      this.open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => this.open.delete(socket));
    }
    server.pipe(phone);
    server.on('close', () => phone.destroy());
    phone.on('end', () => server.end());
    phone.on('data', (part) => this.carryUp(phone, server, part));
  }

  /** Parts go up as slowly as the line is, and no further than the next cut. */
  private carryUp(phone: Socket, server: Socket, part: Buffer): void {
    const [next = Infinity] = this.cutAt;
    const passing = part.subarray(0, Math.max(0, next - this.sent));
    this.sent += passing.length;
    server.write(passing);
    if (this.sent >= next) return this.cut(phone, server);
    phone.pause();
    setTimeout(() => phone.resume(), (passing.length / this.bytesPerSecond) * 1_000);
  }

  private cut(phone: Socket, server: Socket): void {
    this.cutAt.shift();
    this.cuts += 1;
    phone.resetAndDestroy();
    if (this.cuts % 2 === 0) server.resetAndDestroy();
  }
}
