/** The texts of one JSON message of the merchant API. */
export type Message = Readonly<Record<string, string>>;

/** Documented answer codes of the merchant API. */
export type ApiCode = '00' | '02' | '03' | '91' | '94' | '95' | '97' | '99';

export const API_MESSAGES: Readonly<Record<ApiCode, string>> = {
  '00': 'Yeu cau thanh cong',
  '02': 'Ma dinh danh ket noi khong hop le',
  '03': 'Du lieu gui sang khong dung dinh dang',
  '91': 'Khong tim thay giao dich',
  '94': 'Yeu cau trung lap trong thoi gian gioi han',
  '95': 'Giao dich khong thanh cong, tu choi hoan tien',
  '97': 'Chu ky khong hop le',
  '99': 'Loi khac: so tien hoan khong hop le',
};
