import { type ErrorParams, type MessageCatalogue, defineMessages, message } from '@cho-phien/kernel';

const sentences = {
  'startup.port_taken': {
    vi: 'Cổng {port} trên {host} đang có chương trình khác dùng. Chọn cổng khác, ví dụ PORT=3001 npm start.',
    en: 'Port {port} on {host} is taken; choose another with PORT.',
  },
  'startup.port_refused': {
    vi: 'Không được phép mở cổng {port} trên {host}. Chọn cổng từ 1024 trở lên và địa chỉ của máy này.',
    en: 'Port {port} on {host} may not be opened; choose a port from 1024 up and an address of this machine.',
  },
  'startup.data_dir_not_writable': {
    vi: 'Không ghi được vào thư mục dữ liệu {dataDir} ({reason}). Cấp quyền ghi hoặc đặt DATA_DIR sang thư mục khác.',
    en: 'The data directory is not writable; allow writing or set DATA_DIR to another directory.',
  },
  'startup.data_dir_not_a_directory': {
    vi: 'DATA_DIR {dataDir} không phải là thư mục. Đặt DATA_DIR sang một thư mục.',
    en: 'DATA_DIR is not a directory; set it to one.',
  },
  'startup.data_dir_in_use': {
    vi: 'Một bản Chợ Phiên khác đang chạy trên {dataDir} (tiến trình {pid}). Dừng bản đó hoặc đặt DATA_DIR khác.',
    en: 'Another copy, process {pid}, is running on this data directory; stop it or set another DATA_DIR.',
  },
  'startup.data_dir_foreign': {
    vi: 'Cơ sở dữ liệu trong {dataDir} thuộc về người dùng khác của máy (uid {uid}). Chạy bằng người dùng đó hoặc đặt DATA_DIR khác.',
    en: 'The database in this directory belongs to another user of the machine; run as that user or set another DATA_DIR.',
  },
  'startup.data_dir_unknown_content': {
    vi: 'Thư mục {directory} có sẵn nhưng không phải cơ sở dữ liệu của Chợ Phiên. Dời nó đi hoặc đặt DATA_DIR khác.',
    en: 'This directory exists but is not our database; move it away or set another DATA_DIR.',
  },
  'startup.database_version': {
    vi: 'Cơ sở dữ liệu trong {directory} là của PostgreSQL {found}, chương trình này cần bản {needed}.',
    en: 'The database was made by PostgreSQL {found}; this program needs {needed}.',
  },
  'startup.database_password_lost': {
    vi: 'Mất tệp mật khẩu {file} của cơ sở dữ liệu. Khôi phục tệp đó từ bản sao lưu.',
    en: 'The password file of the database is missing; restore it from a backup.',
  },
  'startup.disk_full': {
    vi: 'Hết chỗ trên đĩa chứa {dataDir}. Dọn bớt đĩa hoặc đặt DATA_DIR sang đĩa khác rồi chạy lại; không có gì bị hỏng.',
    en: 'The disk is full; free some space or set DATA_DIR to another disk and start again. Nothing is damaged.',
  },
  'startup.postgres_missing': {
    vi: 'Không có PostgreSQL đi kèm cho máy này ({platform}). Cài PostgreSQL 18 và đặt DATABASE_URL.',
    en: 'No embedded PostgreSQL for this machine; install PostgreSQL 18 and set DATABASE_URL.',
  },
  'startup.postgres_not_runnable': {
    vi: 'Không chạy được PostgreSQL đi kèm: {reason}. Cài PostgreSQL 18 và đặt DATABASE_URL.',
    en: 'The embedded PostgreSQL does not run here; install PostgreSQL 18 and set DATABASE_URL.',
  },
  'startup.initdb_failed': {
    vi: 'Không tạo được cơ sở dữ liệu: {reason}.',
    en: 'The database could not be created.',
  },
  'startup.postgres_failed': {
    vi: 'PostgreSQL không khởi động được: {reason}. Xem {logFile}.',
    en: 'PostgreSQL did not start; see the log file.',
  },
  'startup.postgres_ended': {
    vi: 'PostgreSQL vừa dừng ngoài ý muốn. Xem {dataDir}/postgres.log rồi chạy lại npm start; dữ liệu đã ghi vẫn còn.',
    en: 'PostgreSQL has ended unexpectedly; see its log and start again. What was written is kept.',
  },
} satisfies MessageCatalogue;

defineMessages(sentences);

export type StartupFailureCode = keyof typeof sentences;

/**
 * Why the application cannot start. `message` is one sentence for the person at
 * the terminal, Vietnamese first; print it alone and exit with code 1.
 */
export class StartupFailure extends Error {
  constructor(readonly code: StartupFailureCode, readonly params: ErrorParams = {}, cause?: unknown) {
    super(`${message(code, 'vi', params)} (${message(code, 'en', params)})`, { cause });
    this.name = 'StartupFailure';
  }
}

/** The `code` of a system or database error, such as `ENOSPC` or `53100`; undefined for anything else. */
export function errnoOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** The sentence for a `listen` that failed; any other error comes back as it was. */
export function listenFailure(error: unknown, host: string, port: number): unknown {
  switch (errnoOf(error)) {
    case 'EADDRINUSE': return new StartupFailure('startup.port_taken', { host, port }, error);
    case 'EACCES':
    case 'EADDRNOTAVAIL': return new StartupFailure('startup.port_refused', { host, port }, error);
    default: return error;
  }
}

/** The sentence for a file or database operation under `dataDir` that failed; any other error comes back as it was. */
export function dataDirFailure(error: unknown, dataDir: string): unknown {
  const reason = errnoOf(error);
  switch (reason) {
    case 'ENOSPC':
    case 'EDQUOT':
    case '53100': return new StartupFailure('startup.disk_full', { dataDir }, error);
    case 'ENOTDIR':
    case 'EEXIST': return new StartupFailure('startup.data_dir_not_a_directory', { dataDir }, error);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENAMETOOLONG':
    case 'ENOENT': return new StartupFailure('startup.data_dir_not_writable', { dataDir, reason }, error);
    default: return error;
  }
}
