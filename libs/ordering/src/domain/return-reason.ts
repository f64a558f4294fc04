/** Why a parcel came back to its seller. */
export type ReturnReason = 'refused_at_door' | 'not_found' | 'damaged' | 'sent_back' | 'other';
