import type { Good } from '../support/shopping.js';
import type { OrderGroup } from '../support/shop-answers.js';

/** Texts that would run, or break out of where they stand, if a page showed them as they are. */
export const MARKUP: readonly string[] = [
  '<x-hostile>', '"><x-hostile a="', `'><x-hostile a='`, '</script><x-hostile>', '</title></textarea></style><x-hostile>', '--><x-hostile>',
  '&lt;x-hostile>&#60;x-hostile&#62;', '" onmouseover=hostile() "', 'javascript:hostile()', '{@html "<x-hostile>"}', '\u0000<x-hostile>',
];

/** Addresses that lead away from this site. */
export const ELSEWHERE: readonly string[] = ['//evil.example', 'https://evil.example', '/\\evil.example', '\\\\evil.example', '/\t/evil.example', 'https:evil.example', '/%09/evil.example', '///evil.example'];

/** Pages and what can be asked of each in its address. */
export const pageQueries = ({ product }: Good, { code }: OrderGroup): Record<string, readonly string[]> => {
  const list = ['xep', 'sao', 'tu', 'den', 'con', 'sau', 'lang', 'unknown'];
  return {
    '/': list, '/tim': ['q', 'nhom', 'tinh', 'ban', 'bo', ...list], [`/san-pham/${product.slug}`]: ['goi', 'so', 'buoc', 'lang'], [`/nguoi-ban/${product.seller.slug}`]: list, '/nhom/gao': list,
    '/xa': ['q', 'tinh'], '/xa/06838': list, '/gio-hang': ['lang'], '/dat-hang': ['phi', 'unknown'], [`/don/${code}`]: ['lang', 'unknown'], [`/don/${code}/tra-tien`]: ['tra', 'cach', 'lang', 'loi', 'doi'],
    [`/don/${code}/the`]: ['lang', 'unknown'], [`/don/${code}/vnpay`]: ['vnp_ResponseCode', 'vnp_TxnRef', 'vnp_Amount'], '/tra-cuu-don': ['ma'], '/dang-nhap': ['next', 'lang'], '/can-bo': ['area', 'ky', 'vung', 'khung'], '/can-bo/chi-so/I1': ['vung', 'ky', 'tinh-den', 'biet-den', 'chia', 'san', 'khung'], '/can-bo/chi-so/I2/dong': ['phan', 'sau'], '/can-bo/san-ngoai': ['o', 'san', 'so', 'sau'], '/can-bo/chung-nhan': ['tim', 'xa', 'sao', 'bo', 'ngay', 'tt', 'khop', 'sau'], '/can-bo/chung-nhan/sap-het-han': ['trong', 'xa', 'sau'], '/can-bo/chung-nhan/nhap': ['phien'], '/can-bo/nghi-van': ['o', 'sau'], '/can-bo/khao-sat': ['chi-so', 'sau'], '/can-bo/viec-can-lam': ['luat', 'vung', 'sau'], '/du-lieu-mo': ['lang'], '/giup/xin-phep': ['ho'], '/giup/hang-moi': ['ho', 'nhap'], '/van-hanh/duyet-nguoi-ban': ['o', 'q', 'sau'], '/quy-che': ['lang'], '/bieu-phi': ['lang'],
  };
};

/** Pages with a hostile part of the path. */
export const pagePaths = (text: string): string[] => ['', 'san-pham', 'nguoi-ban', 'nhom', 'xa', 'don', 'moi', 'tem', 'tem/01', 't', '01', 'giup/ho', 'van-hanh/duyet-hang', 'can-bo/chi-so', 'can-bo/chung-nhan', 'ban/chung-nhan'].map((folder) => `/${folder === '' ? '' : `${folder}/`}${encodeURIComponent(text)}`);

/** Forms of the site: where each is sent, and its fields with right values. */
export const forms = ({ product, id }: Good, sellerId: string): Record<string, Record<string, string>> => ({
  '/tra-cuu-don': { ma: 'CP7K2M9QXAB' },
  '/dang-nhap?/gui-ma': { dien_thoai: '0900000001' },
  '/dang-nhap?/vao': { dien_thoai: '0900000001', ma: '123456' },
  [`/san-pham/${product.slug}?/them`]: { goi: id, so: '1' },
  '/gio-hang?/so-luong': { hang: id, so: '1' },
  '/dat-hang?/phi': { ten: 'Người mua', dien_thoai: '0900000001', xa: 'Bình Liêu', ma_xa: '06838', dia_chi: 'Thôn 1', tra: 'vietqr', khoa: 'k', tong: '1', [`giao.${sellerId}`]: 'x' },
  '/dat-hang?/dat': { ten: 'Người mua', dien_thoai: '0900000001', xa: 'Bình Liêu', ma_xa: '06838', dia_chi: 'Thôn 1', tra: 'vietqr', khoa: 'k', tong: '1', [`giao.${sellerId}`]: 'x' },
});
