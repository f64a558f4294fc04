import { Injectable } from '@nestjs/common';
import { AreasFacade } from '@cho-phien/areas';
import { Clock, vietnamDay } from '@cho-phien/kernel';
import type { FieldError, VietnamDay } from '@cho-phien/kernel';
import type { CertificateContent } from '../domain/certificate-fields.js';
import { faultsOf } from '../domain/certificate-faults.js';
import { readProductCode } from '../domain/certificate-number.js';
import { recognitionOn } from '../domain/recognition.js';
import type { RecognitionRule } from '../domain/recognition.js';
import { CertificateRegister } from '../storage/certificate-register.js';

/** The last day on which there were districts (202/2025/QH15, 72/2025/QH15). */
const LAST_DISTRICT_DAY: VietnamDay = '2025-06-30';

const inSentence = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1);

/** Who recognises a class by the law of a day: its office's name, and the rule that says so. */
export interface Authority { name: string; rule: RecognitionRule }

/** Judges what a certificate says by the areas and the law of its day. */
@Injectable()
export class CheckCertificate {
  constructor(private readonly areas: AreasFacade, private readonly register: CertificateRegister, private readonly clock: Clock) {}

  async faults(certificate: CertificateContent): Promise<FieldError[]> {
    const code = readProductCode(certificate.number);
    return faultsOf(certificate, vietnamDay(this.clock.now()), code && (await this.communesNow(code.commune)));
  }

  /** The office in whose name a class was recognised on a day; null where the law of that day is not recorded. */
  async authority(stars: number, day: VietnamDay, communeCode: string, rules?: readonly RecognitionRule[]): Promise<Authority | null> {
    const rule = recognitionOn(rules ?? (await this.register.recognitionRules()), stars, day);
    if (!rule) return null;
    if (rule.level === 'ministry') return { name: rule.ministry!, rule };
    const label = await this.nameOn(rule.level, communeCode, day);
    return label === null ? null : { name: `UBND ${inSentence(label)}`, rule };
  }

  private async nameOn(level: 'district' | 'province', communeCode: string, day: VietnamDay): Promise<string | null> {
    const district = (await this.areas.find(communeCode, LAST_DISTRICT_DAY))?.parentCode ?? (await this.areas.formerDistrictsOf([communeCode])).get(communeCode)?.code ?? null;
    if (level === 'district') return district === null ? null : (await this.areas.find(district, day))?.label ?? null;
    const province = day > LAST_DISTRICT_DAY ? await this.areas.provinceOf(communeCode) : district && (await this.areas.find(district, LAST_DISTRICT_DAY))?.parentCode;
    return province ? (await this.areas.find(province, day))?.label ?? null : null;
  }

  /** A commune that ended lives on in others; one that is not known says nothing. */
  private async communesNow(code: string): Promise<string[] | null> {
    const ended = await this.areas.resolveOldCommune(code);
    const now = await this.areas.find(code);
    const codes = [...(ended?.now ?? []).map((area) => area.code), ...(now ? [now.code] : [])];
    return codes.length === 0 ? null : codes;
  }
}
