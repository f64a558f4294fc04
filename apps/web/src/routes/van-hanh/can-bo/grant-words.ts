import { m } from '$lib/paraglide/messages';
import type { OfficerGrant, OfficerRole } from '$lib/server/officer-grant-api';

const ROLES: Record<OfficerRole, () => string> = { province: m.post_role_province, commune: m.post_role_commune, reader: m.post_role_reader };
const STATES: Record<OfficerGrant['state'], () => string> = { live: m.post_state_live, coming: m.post_state_coming, ended: m.post_state_ended, revoked: m.post_state_revoked };

export const roleName = (role: OfficerRole): string => ROLES[role]();
export const grantState = ({ state }: OfficerGrant): string => STATES[state]();

/** Names of areas; of many, how many. */
const NAMED = 12;
export const areasText = ({ areas }: OfficerGrant): string => areas.slice(0, NAMED).map(({ name }) => name).join(', ') + (areas.length > NAMED ? ` ${m.post_areas_more({ count: areas.length - NAMED })}` : '');
