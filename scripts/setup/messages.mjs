const sentences = {
  installing: ['Cài thư viện, mất khoảng một phút…', 'installing packages'],
  installed: ['Đã cài thư viện, {seconds} giây.', 'packages installed'],
  installFailed: ['Không cài được thư viện: npm ci dừng với mã {code}. Xem các dòng trên; kiểm tra mạng rồi chạy lại.', 'npm ci failed; see the lines above'],
  building: ['{part}…', '{partEn}'],
  built: ['{part} xong, {seconds} giây.', '{partEn}: done'],
  buildFailed: ['{part} không xong: mã {code}. Xem các dòng trên.', '{partEn}: failed; see the lines above'],
  still: ['… {seconds} giây', 'still working'],
  waiting: ['Một lệnh khác đang cài đặt hoặc dựng ở thư mục này (tiến trình {pid}); chờ nó xong…', 'waiting for another setup of this clone'],
  lostLock: ['Một lệnh khác đã giành việc cài đặt ở thư mục này. Chạy lại.', 'another setup took over; run again'],
  portTaken: ['Cổng {port} trên {host} đang có chương trình khác dùng. Chọn cổng khác, ví dụ PORT=3001 npm start.', 'port {port} on {host} is taken; choose another with PORT'],
  notWritable: ['Không ghi được vào {path} ({reason}). Cấp quyền ghi cho thư mục mã nguồn rồi chạy lại.', 'the clone is not writable'],
  diskFull: ['Hết chỗ trên đĩa chứa {path}. Dọn bớt đĩa rồi chạy lại.', 'the disk is full'],
};

/** One line for the terminal, Vietnamese first; `{name}` filled from params. */
export function sentence(code, params = {}) {
  const [vi, en] = sentences[code].map((text) => text.replace(/\{(\w+)\}/g, (_, name) => params[name]));
  return `${vi} (${en})`;
}

/** Why setting up cannot go on; `message` is one sentence for the terminal. */
export class SetupFailure extends Error {
  constructor(code, params) {
    super(sentence(code, params));
  }
}

/** The sentence for a file operation in the clone that failed; any other error comes back as it was. */
export function fileFailure(error) {
  const params = { path: error.path ?? '?', reason: error.code };
  if (['ENOSPC', 'EDQUOT'].includes(error.code)) return new SetupFailure('diskFull', params);
  if (['EACCES', 'EPERM', 'EROFS'].includes(error.code)) return new SetupFailure('notWritable', params);
  return error;
}
