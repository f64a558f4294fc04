import { defineMessages } from '@cho-phien/kernel';

defineMessages({
  'areas.formerly': { vi: '{label} cũ (trước {day})', en: 'formerly {label} (until {day})' },
  'areas.not_found': { vi: 'Không có địa bàn mang mã này.', en: 'There is no area with this code.' },
  'areas.outside_scope': { vi: 'Địa bàn này không thuộc, hoặc không thuộc hẳn, phần anh chị phụ trách.', en: 'This area is not, or not wholly, within your responsibility.' },
  'areas.cluster_not_found': { vi: 'Không có tổ hợp vùng này trong phần anh chị phụ trách.', en: 'There is no such cluster within your responsibility.' },
  'areas.cluster_ended': { vi: 'Tổ hợp vùng này đã kết thúc.', en: 'This cluster has ended already.' },
  'areas.cluster_too_early': { vi: 'Tổ hợp gồm các xã của hai cấp, nên bắt đầu sớm nhất ngày 01/7/2025.', en: 'A cluster is made of communes of the two tiers and begins on 1 July 2025 at the earliest.' },
  'areas.cluster_ends_too_early': { vi: 'Ngày kết thúc phải sau ngày bắt đầu.', en: 'It ends after it began.' },
  'areas.none_given': { vi: 'Tài khoản này chưa được giao địa bàn nào.', en: 'No area has been given to this account.' },
});
