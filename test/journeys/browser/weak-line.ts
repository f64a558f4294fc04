import { connect as connectTo, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { CuttingLine } from '../../../libs/media/src/testing/cutting-line.js';

/** A door before the market that can be shut, as a valley without signal; behind it a slow line that breaks. */
export class WeakLine {
  private shut = false;
  private readonly open = new Set<Socket>();
  private constructor(readonly line: CuttingLine, private readonly door: Server) {}

  static async to(market: string, cutAt: readonly number[], bytesPerSecond: number): Promise<WeakLine> {
    const line = await CuttingLine.to(market, cutAt, bytesPerSecond);
    const port = Number(new URL(line.url).port);
    const door = createServer();
    const weak = new WeakLine(line, door);
    door.on('connection', (phone) => weak.carry(phone, port));
    await new Promise<void>((resolve) => { door.listen(0, '127.0.0.1', resolve); });
    return weak;
  }

  get url(): string { return `http://127.0.0.1:${(this.door.address() as AddressInfo).port}`; }

  /** Nothing gets through, and what was on its way is lost. */
  noSignal(): void {
    this.shut = true;
    for (const socket of this.open) socket.destroy();
  }

  signal(): void { this.shut = false; }

  async close(): Promise<void> {
    this.noSignal();
    await new Promise((resolve) => { this.door.close(resolve); });
    await this.line.close();
  }

  private carry(phone: Socket, port: number): void {
    if (this.shut) { phone.destroy(); return; }
    const onward = connect(port, phone);
    for (const socket of [phone, onward]) {
      this.open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => { this.open.delete(socket); phone.destroy(); onward.destroy(); });
    }
  }
}

function connect(port: number, phone: Socket): Socket {
  const onward = connectTo(port, '127.0.0.1');
  phone.pipe(onward);
  onward.pipe(phone);
  return onward;
}
