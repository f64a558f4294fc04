import { defineMessages } from '@cho-phien/kernel';

defineMessages({
  'areas.formerly': { vi: '{label} cũ (trước {day})', en: 'formerly {label} (until {day})' },
});
