import { formText } from './form-text';

/** The fields of a certificate as the form sends them, in the API's words. What is left empty is left out. */
export function paperOf(form: FormData): Record<string, string | number> {
  const said: Record<string, string> = {
    number: formText(form, 'so', 80),
    stars: formText(form, 'sao', 1),
    productName: formText(form, 'ten', 200),
    productSet: formText(form, 'bo', 10),
    holder: formText(form, 'chu_the', 200),
    producerKind: formText(form, 'loai', 30),
    ledByWoman: formText(form, 'nu', 3),
    ledByMinority: formText(form, 'dan_toc', 3),
    communeCode: formText(form, 'xa', 5),
    decisionNumber: formText(form, 'qd', 100),
    issuedOn: formText(form, 'ngay_cap', 10),
    authority: formText(form, 'co_quan', 200),
  };
  return Object.fromEntries(Object.entries(said).flatMap(([name, text]) => (text === '' ? [] : [[name, name === 'stars' ? Number(text) : text]])));
}
