const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A spreadsheet as the API takes it: its bytes, and its type by its name. */
export async function sheetBytes(file: File): Promise<{ type: string; bytes: Buffer<ArrayBuffer> }> {
  return { type: /\.xlsx$/i.test(file.name) ? XLSX : 'text/csv', bytes: Buffer.from(await file.arrayBuffer()) };
}
