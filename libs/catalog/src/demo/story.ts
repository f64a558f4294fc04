import { figureOf } from './certificates.js';
import type { Craft, GoodRow, SellerKind, SellerRow } from './goods/good-row.js';

/** What is true of a whole trade: how it is made, and how to keep or use it. Two ways to say each. */
interface CraftWords { made: readonly [string, string]; keep: readonly [string, string] }

const craftWords: Record<Craft, CraftWords> = {
  mien: { made: ['Củ dong thu cuối năm, rửa, nghiền rồi lọc bột nhiều nước cho trắng.', 'Bột dong lọc vài lần nước, để lắng, phơi nắng trên phên tre.'], keep: ['Để nơi khô, tránh nắng thẳng.', 'Mở gói rồi thì buộc kín, tránh ẩm.'] },
  my: { made: ['Gạo ngâm qua đêm, xay nước, tráng bánh, phơi se rồi mới cắt sợi.', 'Bánh tráng phơi phên đến khi mềm mà không dính, khi ấy mới thái.'], keep: ['Chần nước sôi hai phút, xả nước lạnh cho sợi rời.', 'Để nơi khô ráo; nấu vừa đủ ăn vì sợi gạo để lâu dễ nở.'] },
  gao: { made: ['Hạt phơi đủ nắng rồi mới xay, sàng hai lần bỏ hạt vỡ.', 'Thu xong phơi ngay trong ngày nắng, cất thóc, có đơn mới xay.'], keep: ['Đựng thùng kín, dùng trong ba tháng là ngon nhất.', 'Tránh ẩm và nắng thẳng; vo nhẹ tay.'] },
  lac: { made: ['Nhổ củ, phơi khô, bóc vỏ, nhặt bỏ hạt lép.', 'Lạc phơi đủ nắng mới bóc, hạt để nguyên vỏ lụa.'], keep: ['Đựng kín, tránh ẩm; hạt mốc thì bỏ.', 'Rang hay luộc đều được. Người dị ứng lạc không dùng.'] },
  banh: { made: ['Làm từng mẻ nhỏ, nguội hẳn mới gói.', 'Mẻ nào giao mẻ ấy, ngày làm ghi trên gói.'], keep: ['Để nơi mát, ăn sớm khi đã mở.', 'Hạn dùng ghi trên từng gói.'] },
  mat_ong: { made: ['Cầu mật vít nắp mới quay, lọc qua vải, không đun.', 'Mỗi mùa hoa quay vài lần, chai ghi tháng quay.'], keep: ['Trời lạnh mật có thể kết hạt; ngâm nước ấm là tan.', 'Đậy kín, để nơi râm. Không dùng cho trẻ dưới một tuổi.'] },
  tra_hoa: { made: ['Hoa hái tay lúc vừa nở, sấy ngay trong ngày.', 'Mỗi cây chỉ cho ít hoa một vụ, nhặt từng bông rồi mới sấy.'], keep: ['Hãm nước 80–85 độ, được ba bốn lượt.', 'Đậy kín sau khi mở, tránh ánh sáng.'] },
  tra_la: { made: ['Hái buổi sáng, làm héo rồi sao hoặc phơi, sàng bỏ vụn.', 'Lá nhặt cọng già, sao chảo gang đến khi khô giòn.'], keep: ['Tráng ấm nóng, hãm năm phút.', 'Giữ kín gói, tránh mùi lạ.'] },
  tinh_dau: { made: ['Nguyên liệu cho vào nồi chưng hơi nước, một mẻ vài giờ mới được một lớp dầu mỏng.', 'Dầu cất xong để tách nước, lọc rồi đóng lọ sẫm màu.'], keep: ['Vặn kín, để xa lửa và tầm tay trẻ nhỏ. Không uống.', 'Nhỏ vài giọt vào đèn xông hay chậu nước lau nhà.'] },
  dau_ep: { made: ['Hạt phơi khô, rang nhẹ, ép bằng máy trục rồi để lắng.', 'Ép từng mẻ nhỏ, lọc hai lần rồi đóng chai.'], keep: ['Để nơi râm mát, dùng trong sáu tháng từ khi mở.', 'Trộn rau, ướp thịt hay xào lửa vừa.'] },
  ruou: { made: ['Cơm rượu ủ đủ ngày mới chưng, bỏ phần đầu và phần cuối.', 'Men ủ với cơm nếp hay gạo, chưng lửa nhỏ, để lắng rồi đóng chai.'], keep: ['Chỉ bán cho người đủ 18 tuổi. Uống có chừng, đã uống thì không lái xe.', 'Dành cho người đủ 18 tuổi; đậy kín, để nơi mát.'] },
  ruou_ngam: { made: ['Nguyên liệu làm sạch, để ráo, ngâm rượu gạo nhiều tháng.', 'Ngâm chum sành, lọc trong rồi mới đóng chai.'], keep: ['Chỉ bán cho người đủ 18 tuổi. Uống có chừng, đã uống thì không lái xe.', 'Dành cho người đủ 18 tuổi; để nơi râm, không để trẻ em lấy được.'] },
  nuoc: { made: ['Nước qua nhiều lớp lọc, chiết chai trong phòng kín.', 'Chai súc, chiết và đóng nắp trên một dây chuyền.'], keep: ['Để nơi mát, tránh nắng.', 'Mở nắp rồi nên uống trong ngày.'] },
  giai_khat: { made: ['Pha, lọc, chiết chai và ghi ngày trên nắp.', 'Làm theo đơn trong tuần, không để tồn lâu.'], keep: ['Uống lạnh ngon hơn; lắc nhẹ trước khi mở.', 'Giữ mát, mở rồi uống trong ngày.'] },
  cu_kho: { made: ['Nhổ củ buổi sáng, rửa, thái, phơi ba bốn nắng to.', 'Phơi trên phên tre, trở nhiều lần cho khô đều.'], keep: ['Ngâm nước ấm nửa giờ, vắt ráo rồi nấu.', 'Buộc kín gói, để nơi khô hay ngăn mát.'] },
  mang: { made: ['Măng bóc vỏ, luộc kỹ, ép ráo; măng khô thì phơi thêm nhiều nắng.', 'Chỉ lấy măng vừa nhú, phần non, làm ngay trong ngày hái.'], keep: ['Măng tươi để ngăn mát; măng khô ngâm qua đêm rồi luộc lại.', 'Để nơi khô thoáng; măng tươi dùng trong ba ngày.'] },
  nam_tuoi: { made: ['Trồng trong nhà kín, hái khi mũ nấm vừa mở.', 'Nấm hái sáng, đóng gói và chuyển lạnh ngay.'], keep: ['Giữ ngăn mát, dùng trong năm ngày.', 'Rửa nhanh, nấu chín kỹ.'] },
  nam_kho: { made: ['Hái khi mũ chưa xòe hết, sấy nhẹ đến khô.', 'Nhặt tay từng tai, bỏ tai vỡ rồi mới đóng gói.'], keep: ['Ngâm nước ấm hai mươi phút; nước ngâm nấu canh được.', 'Để kín, tránh ẩm.'] },
  trai_cay: { made: ['Hái theo đơn, chọn quả đều, lót giấy từng lớp.', 'Quả bọc túi từ nhỏ, chín tới mới cắt.'], keep: ['Nhận hàng mở thùng ngay cho thoáng, để nơi mát.', 'Hàng theo mùa; hết vụ thì nghỉ bán.'] },
  thit: { made: ['Mổ trong đêm, pha và hút chân không, chở lạnh.', 'Pha sẵn từng phần theo đơn, chở lạnh trong ngày.'], keep: ['Ngăn mát hai ngày, ngăn đông ba tháng.', 'Rã đông ở ngăn mát, nấu chín kỹ.'] },
  ga: { made: ['Gà thả vườn đồi, ăn thêm ngô thóc, đủ tháng mới bán.', 'Làm sạch theo đơn, để nguyên con hay chặt đôi.'], keep: ['Ngăn mát hai ngày, ngăn đông ba tháng.', 'Luộc lửa nhỏ, ngâm thêm mười phút cho chín đều.'] },
  trung: { made: ['Nhặt trong ngày, lau khô, xếp khay giấy.', 'Soi từng quả trước khi đóng hộp.'], keep: ['Để ngăn mát, dùng trong hai tuần.', 'Xếp đầu nhỏ xuống dưới, tránh va mạnh.'] },
  hai_san_tuoi: { made: ['Bắt buổi sáng, ngâm nước sạch, chở lạnh cùng ngày.', 'Nuôi bãi triều hoặc bè, đủ cỡ mới thu.'], keep: ['Nấu trong ngày nhận.', 'Bỏ con há miệng trước khi nấu, nấu chín kỹ.'] },
  hai_san_kho: { made: ['Hàng tươi làm sạch ngay, phơi giàn cao cho sạch cát bụi.', 'Phơi hay sao đủ khô rồi đóng túi kín.'], keep: ['Để ngăn mát hay ngăn đông, dùng dần.', 'Mở túi rồi buộc kín, tránh ẩm.'] },
  mam: { made: ['Ủ với muối nhiều tháng, lọc tự nhiên rồi đóng chai.', 'Chum thùng rửa sạch phơi nắng, mỗi mẻ ghi ngày ủ.'], keep: ['Đậy kín, để nơi mát; có vẩn nhẹ là bình thường.', 'Pha loãng khi chấm vì khá đậm.'] },
  gio_cha: { made: ['Làm trong đêm, sáng giao.', 'Thịt tươi giã ngay, không để qua ngày.'], keep: ['Ngăn mát năm ngày; thái tới đâu ăn tới đó.', 'Hút chân không; chở lạnh cùng ngày.'] },
  khau_nhuc: { made: ['Thịt luộc, châm bì, chao vàng rồi hấp nhiều giờ trong bát.', 'Gia vị ướp qua đêm, hấp cách thủy đến khi mềm.'], keep: ['Cấp đông khi chở; hấp lại ba mươi phút.', 'Để ngăn đông một tháng, hấp xong úp ra đĩa.'] },
  duoc_lieu: { made: ['Thu đúng vụ, làm sạch, phơi hoặc sấy khô rồi đóng kín.', 'Làm từng mẻ nhỏ, ghi ngày trên bao.'], keep: ['Sản phẩm này không phải là thuốc và không thay thuốc chữa bệnh.', 'Để nơi khô, xa tầm tay trẻ em. Đây không phải là thuốc.'] },
  dieu: { made: ['Hạt phân cỡ, rang hay sấy từng mẻ rồi mới thêm vị.', 'Rang chín tới, để nguội hẳn, đóng hộp kín hơi.'], keep: ['Có hạt điều: người dị ứng hạt không dùng.', 'Mở hộp rồi đậy kín, dùng trong một tháng. Người dị ứng hạt không dùng.'] },
  ca_phe: { made: ['Hái quả chín, phơi khô, rang mẻ nhỏ.', 'Rang xong để một ngày cho thoát khí rồi đóng gói.'], keep: ['Van một chiều trên gói; mở rồi dùng trong một tháng.', 'Để nơi khô, tránh ánh nắng.'] },
  tieu: { made: ['Hái chùm, tách hạt, phơi ba bốn nắng, sàng sẩy.', 'Chọn hạt chắc, phơi sân sạch, đóng hũ.'], keep: ['Xay khi dùng cho thơm.', 'Đậy kín nắp sau mỗi lần lấy.'] },
  say: { made: ['Chọn củ quả chín, thái, sấy nhiệt thấp.', 'Sấy trong ngày thu hái, đóng túi kín khi còn giòn hoặc dẻo.'], keep: ['Ăn liền; mở gói nên dùng hết trong tuần.', 'Để nơi mát, buộc kín.'] },
  ngoc_trai: { made: ['Trai nuôi bè nhiều năm mới mở, mỗi viên một sắc.', 'Viên ngọc chọn tay, gắn chốt bạc, có giấy ghi cỡ.'], keep: ['Lau khăn mềm, tránh nước hoa và mồ hôi.', 'Cất riêng trong túi vải.'] },
  may_tre: { made: ['Tre ngâm, hun khói, chẻ nan rồi mới đan.', 'Nan vót tay, viền mây quấn chặt.'], keep: ['Lau khô, tránh ẩm lâu ngày.', 'Phủi bụi bằng chổi mềm.'] },
  det: { made: ['Dệt khung gỗ, mỗi tấm vài ngày.', 'Sợi nhuộm trước, hoa văn lên dần theo tay người dệt.'], keep: ['Giặt tay nước lạnh, phơi trong râm.', 'Lần đầu giặt riêng vì màu có thể phai nhẹ.'] },
  yen: { made: ['Tổ yến nhặt lông bằng nhíp, để ráo, đóng hộp.', 'Làm sạch khô, giữ dáng tổ.'], keep: ['Để ngăn mát, ngâm nở rồi chưng.', 'Chưng cách thủy hai mươi phút.'] },
  du_lich: { made: ['Người trong bản dẫn đi, nấu cơm và kể chuyện.', 'Mỗi đoàn không quá hai mươi khách.'], keep: ['Hẹn ngày trước ba hôm; trời mưa to thì dời ngày.', 'Mang giày đi bộ và áo mưa.'] },
  gia_vi: { made: ['Thu đúng độ, phơi nắng đến khô giòn.', 'Nhặt tay, bỏ phần gãy vụn.'], keep: ['Để lọ kín; rang nhẹ trước khi dùng cho dậy mùi.', 'Dùng ít một vì thơm đậm.'] },
  khoai: { made: ['Dỡ củ theo đơn, để ráo đất rồi đóng thùng.', 'Chọn củ lành, cỡ đều.'], keep: ['Để nơi thoáng, không cho vào túi kín.', 'Dùng trong hai tuần.'] },
};

const makers: Record<SellerKind, readonly string[]> = {
  cooperative: ['{good} do các thành viên {seller} ở {place} làm.', 'Ở {place}, các nhà trong {seller} cùng làm hàng này.', '{seller} gom hàng của thành viên ở {place} để đóng gói chung.'],
  company: ['{seller} làm hàng này tại {place}.', '{good} làm tại {place}; người bán là {seller}.', 'Hàng của {seller}, {place}.'],
  household: ['{good} là hàng nhà làm ở {place}.', 'Một nhà ở {place} làm, mỗi mẻ một ít.', 'Hàng nhà làm, {place}.'],
};

const hosts: readonly string[] = ['{seller} đón khách ở {place}.'];

const pick = (choices: readonly string[], figure: number): string => choices[figure % choices.length] ?? '';
const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Two or three plain sentences: who and where, how it is made, how to keep it. No claim about health. */
export function storyOf(row: GoodRow, seller: SellerRow, place: string): string {
  const words = craftWords[row.craft];
  const openings = row.craft === 'du_lich' ? hosts : makers[seller.kind];
  const opening = pick(openings, figureOf(row.id, 'maker'))
    .replace('{good}', row.name).replace('{seller}', seller.name).replace('{place}', place);
  return [sentence(opening), pick(words.made, figureOf(row.id, 'made')), pick(words.keep, figureOf(row.id, 'keep'))].join(' ');
}
