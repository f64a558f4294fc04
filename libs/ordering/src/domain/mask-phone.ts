/** A phone number of which only the last three digits can be read: `+84900000001` → `*** *** 001`. */
export const maskPhone = (phone: string): string => `*** *** ${phone.slice(-3)}`;
