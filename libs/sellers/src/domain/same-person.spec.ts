import { isHolderAmong } from './same-person.js';

describe('the holder of a bank account', () => {
  it.each([
    ['LA THI MAY', 'La Thị Mẩy'], ['HTX SUOI TRONG', 'Hợp tác xã Suối Trống'], ['CTY CP LAM SAN DAP THANH', 'Công ty cổ phần Lâm sản Đạp Thanh'], ['ho kinh doanh tang  a moc', 'Tằng A Mộc'], ['ĐINH THỊ ĐÀO'.normalize('NFD'), 'Dinh Thi Dao'],
  ])('%s is %s', (holder, name) => expect(isHolderAmong(holder, ['Ai đó', name])).toBe(true));

  it.each([['LA THI MAY', 'La Thị Mây Hồng'], ['LA MAY THI', 'La Thị Mẩy'], ['HTX', 'HTX'], ['', ''], ['NGUYEN VAN A', 'Nguyễn Văn B']])('%s is not %s', (holder, name) => expect(isHolderAmong(holder, [name])).toBe(false));
});
