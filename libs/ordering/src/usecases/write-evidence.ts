import { createRequire } from 'node:module';
import { formatDong } from '@cho-phien/kernel';
import { writeCsv } from '@cho-phien/platform';
import type { Evidence } from './gather-evidence.js';

const require = createRequire(import.meta.url);
const FONT = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
const BOLD = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf');

const written = (day: string): string => day.split('-').reverse().join('/');

async function collected(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts);
}

/** The file as one A4 document, in the order in which the criteria are scored; the annex lists orders without their buyers. */
export async function evidencePdf({ certificate, sellerName, communeName, lodgeFrom, lodgeUntil, criteria, months, sales }: Evidence, contact: string | null, changes: string | null, madeOn: string): Promise<Buffer> {
  const { default: PDFDocument } = await import('pdfkit'); // heavy: loaded where a file is written
  const pdf = new PDFDocument({ size: 'A4', margin: 50, info: { Title: `Hồ sơ minh chứng ${certificate.number}` } });
  const done = collected(pdf);
  const heading = (text: string): void => { pdf.moveDown().font(BOLD).fontSize(12).text(text).font(FONT).fontSize(10); };
  pdf.font(BOLD).fontSize(16).text('Hồ sơ minh chứng đánh giá lại OCOP').font(FONT).fontSize(10).moveDown(0.5);
  for (const line of [
    `Sản phẩm: ${certificate.productName}, ${certificate.stars} sao`, `Số: ${certificate.number}. Quyết định ${certificate.decisionNumber} ngày ${written(certificate.issuedOn)}, ${certificate.authority}`,
    `Chủ thể: ${certificate.holder}, ${communeName}. Gian hàng: ${sellerName}`, `Hết hạn: ${written(certificate.expiresOn)}. Nộp tại xã từ ${written(lodgeFrom)} đến ${written(lodgeUntil)}`, `Lập ngày ${written(madeOn)} từ số liệu của chợ.`,
    ...(contact ? [`Người liên hệ: ${contact}`] : []),
  ]) pdf.text(line);
  for (const { code, title, lines, missing } of criteria) {
    heading(`Tiêu chí ${code}. ${title}`);
    for (const line of lines) pdf.text(line);
    if (missing) pdf.font(BOLD).text(`Còn thiếu: ${missing}.`).font(FONT);
  }
  if (changes) { heading('Thay đổi trong thời hạn chứng nhận'); pdf.text(changes); }
  heading('Phụ lục 1. Bán hàng theo tháng');
  for (const { month, orders, quantity, amount } of months) pdf.text(`${month.split('-').reverse().join('/')}: ${orders} đơn, ${quantity} món, ${formatDong(Number(amount))}`);
  if (months.length === 0) pdf.text('Chưa có đơn đã giao.');
  heading('Phụ lục 2. Đơn đã giao (người mua được che)');
  for (const { orderCode, deliveredOn, place, quantity, amount } of sales) pdf.text(`${orderCode} · giao ${written(deliveredOn)} · ${place} · ${quantity} món · ${formatDong(Number(amount))}`);
  pdf.end();
  return done;
}

/** The document with its tables as files that a person can go on working with. */
export async function evidenceZip({ months, sales, certificate, terms }: Evidence, pdf: Buffer): Promise<Buffer> {
  const { ZipFile } = await import('yazl');
  const zip = new ZipFile();
  zip.addBuffer(pdf, 'ho-so-minh-chung.pdf');
  zip.addBuffer(writeCsv([['Tháng', 'Số đơn', 'Số món', 'Số tiền (đồng)'], ...months.map(({ month, orders, quantity, amount }) => [month, orders, quantity, Number(amount)])]), 'ban-hang-theo-thang.csv');
  zip.addBuffer(writeCsv([['Mã đơn', 'Ngày giao', 'Nơi nhận', 'Số món', 'Số tiền (đồng)'], ...sales.map(({ orderCode, deliveredOn, place, quantity, amount }) => [orderCode, deliveredOn, place, quantity, Number(amount)])]), 'don-da-giao.csv');
  zip.addBuffer(Buffer.from(certificate.product.story ?? '', 'utf8'), 'cau-chuyen.txt');
  if (terms) zip.addBuffer(Buffer.from(terms.body, 'utf8'), `dieu-khoan-ban-hang-ban-${terms.version}.txt`);
  zip.end();
  return collected(zip.outputStream);
}
