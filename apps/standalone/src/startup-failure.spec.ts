import { describe, expect, it } from '@jest/globals';
import { StartupFailure, dataDirFailure, listenFailure } from './startup-failure.js';

const systemError = (code: string): Error => Object.assign(new Error(code), { code });

describe('a failed start', () => {
  it('is one sentence, Vietnamese first, with its particulars', () => {
    const { message } = new StartupFailure('startup.port_taken', { host: '127.0.0.1', port: 3000 });
    expect(message).toMatch(/^Cổng 3000 trên 127\.0\.0\.1 đang có chương trình khác dùng\..*\(Port 3000 on 127\.0\.0\.1 is taken/);
    expect(message).not.toContain('\n');
  });

  it.each([
    ['EADDRINUSE', 'startup.port_taken'],
    ['EACCES', 'startup.port_refused'],
    ['EADDRNOTAVAIL', 'startup.port_refused'],
  ])('explains %s of a listening socket', (errno, code) => {
    expect(listenFailure(systemError(errno), 'localhost', 80)).toMatchObject({ code });
  });

  it.each([
    ['ENOSPC', 'startup.disk_full'],
    ['EDQUOT', 'startup.disk_full'],
    ['53100', 'startup.disk_full'],
    ['EROFS', 'startup.data_dir_not_writable'],
    ['ENOTDIR', 'startup.data_dir_not_a_directory'],
  ])('explains %s under the data directory', (errno, code) => {
    expect(dataDirFailure(systemError(errno), '/data')).toMatchObject({ code });
  });

  it('passes what it does not know on unchanged', () => {
    const bug = new TypeError('bug');
    expect(listenFailure(bug, 'localhost', 80)).toBe(bug);
    expect(dataDirFailure(bug, '/data')).toBe(bug);
  });
});
