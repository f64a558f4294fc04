/** Kinds of business as they stand before a name, folded; a regular expression that PostgreSQL and JavaScript read alike. */
export const BUSINESS = '^(htx|hop tac xa|tht|to hop tac|cong ty( tnhh| cp| co phan| trach nhiem huu han)?( mtv| mot thanh vien)?|doanh nghiep( tu nhan)?|co so( san xuat)?|ho kinh doanh|ho kd|ho san xuat|hkd|ho|trang trai) +';

/** A folded name without its kind of business: `htx suoi trong`, `hop tac xa suoi trong` and `suoi trong` are one. */
export const bareName = (folded: string): string => folded.replace(new RegExp(BUSINESS), '');
