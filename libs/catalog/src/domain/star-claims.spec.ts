import { starClaims } from './star-claims.js';

const NOTHING = { name: null, description: null, story: null, variants: null, pictures: null, shop: null };
const claims = (description: string, stars: number | null = null, name = 'Miến dong'): number => starClaims({ ...NOTHING, name, description }, stars).length;

const CLAIMS = [
  'Sản phẩm OCOP 3 sao', 'đạt chuẩn OCOP', 'Đạt 4 sao cấp tỉnh', 'OCOP 5★', 'san pham ocop 4 sao', 'O.C.O.P hạng bốn sao', '#ocop4sao', 'Được chứng nhận ocop năm 2024', 'Hàng 0C0P chính hiệu', 'Chè ★★★★ thơm ngon',
  '⭐⭐⭐ hàng tuyển', 'Đạt chuẩn bốn sao', 'Xếp hạng 5 sao quốc gia', '4* cấp tỉnh', 'OCOP 4-star product', 'Mật ong 5 sao', 'o c o p 3 sao', 'Không chỉ ngon mà còn đạt OCOP 4 sao', 'công nhận OCOP', 'Đạt ba sao',
  'Không chất bảo quản, đạt chuẩn OCOP 4 sao.', 'Không phẩm màu, OCOP 4 sao cấp tỉnh', 'Không dùng hóa chất – sản phẩm OCOP 5 sao', 'Mong bà con ủng hộ sản phẩm OCOP 4 sao', 'Chưa có nơi nào ngon bằng, OCOP 4 sao', 'Miến không đứt sợi, 4 sao OCOP',
  'Không chất bảo quản đạt OCOP 4 sao', 'Đặc sản OCOP của xã', 'Lợn quay OCOP',
] as const;
const HONEST = [
  'Miến dong làm bằng bột dong riềng, tráng tay, phơi nắng.', 'Chè sao suốt trên chảo gang, vì sao ngon thì mời anh chị thử.', 'Sao khô 3 lần cho dậy mùi.', 'Chưa có chứng nhận OCOP.', 'Nhà đang làm hồ sơ OCOP, dự kiến 3 sao.',
  'Bày bán ở hội chợ OCOP huyện.', 'Từng cung cấp cho khách sạn 5 sao ở Hạ Long.', 'Khách đánh giá 5 sao trên mạng.', 'Vườn nhà ở thị trấn Ba Sao.', 'Dưới trời sao đêm vùng cao, bà con hái chè.', 'Bà sao chè bằng củi.',
  'Mời ghé gian hàng OCOP của xã.', 'Gói 500 g, hạn dùng 5 tháng.', 'Giá 3*2 gói rẻ hơn.', 'Phấn đấu đạt OCOP 4 sao năm tới.', 'Năm sao hái được ba tạ, chẳng ai nhớ.',
  'Không phải hàng OCOP 4 sao.', 'Hồ sơ OCOP đang chờ duyệt.', 'Trên sàn OCOP có bán giống này.',
] as const;

describe('a claim of OCOP stars', () => {
  it.each(CLAIMS)('is found in “%s”, with marks and without', (text) => {
    expect(claims(text)).toBeGreaterThan(0);
    expect(claims(text.normalize('NFD'))).toBeGreaterThan(0);
  });

  it.each(HONEST)('is none in “%s”', (text) => { expect(claims(text)).toBe(0); });

  it('is none under a certificate of as many stars, and one of more stars than that', () => {
    expect(claims('Sản phẩm OCOP 4 sao', 4)).toBe(0);
    expect(claims('Sản phẩm OCOP 5 sao', 4)).toBe(1);
    expect(claims('Sản phẩm đạt chuẩn OCOP', 3)).toBe(0);
  });

  it('is found in a pack size, beside a picture and, where it names stars, in the name of the shop', () => {
    const found = starClaims({ ...NOTHING, variants: 'Hộp 200 g\nHộp quà OCOP 4 sao', pictures: 'Gói miến dán tem 3 sao OCOP', shop: 'HTX OCOP 5 sao Ba Chẽ' }, 3);
    expect(found.map(({ field, stars }) => [field, stars])).toEqual([['variants', 4], ['shop', 5]]);
    expect(starClaims({ ...NOTHING, shop: 'Quà quê OCOP' }, null)).toEqual([]);
  });

  it('shows the place as it was written', () => {
    expect(starClaims({ ...NOTHING, name: 'Chè Shan OCOP', description: 'Đã ĐẠT Ocop 4 Sao cấp tỉnh.' }, null)).toEqual([
      { field: 'name', phrase: 'Chè Shan OCOP', stars: null }, { field: 'description', phrase: 'Đã ĐẠT Ocop 4 Sao cấp tỉnh.', stars: null }, { field: 'description', phrase: 'Đã ĐẠT Ocop 4 Sao cấp tỉnh.', stars: 4 },
    ]);
  });

  it('of 200 listings with 40 false ones is found in at least 95 of 100, and falsely in at most 5 of 100', () => {
    const filler = ['Hàng nhà làm.', 'Đóng gói kỹ, gửi trong ngày.', 'Để nơi khô mát.', 'Người Tày ở Bình Liêu làm từ lâu đời.'];
    const listings = Array.from({ length: 200 }, (_, index) => {
      const [claimed, extra] = [index % 5 === 0, filler[index % filler.length]!];
      const said = claimed ? CLAIMS[(index / 5) % CLAIMS.length]! : HONEST[index % HONEST.length]!;
      const text = index % 2 ? `${extra} ${said}. ${filler[(index + 1) % 4]!}` : `${said}. ${extra}`;
      const withoutMarks = index % 3 === 0 ? text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D') : text;
      return { claimed, found: claims(index % 7 === 0 ? withoutMarks.toUpperCase() : withoutMarks) > 0 };
    });
    const [claimed, honest] = [listings.filter((each) => each.claimed), listings.filter((each) => !each.claimed)];
    expect(claimed).toHaveLength(40);
    expect(claimed.filter(({ found }) => found).length / 40).toBeGreaterThanOrEqual(0.95);
    expect(honest.filter(({ found }) => found).length / 160).toBeLessThanOrEqual(0.05);
  });
});
