import { defineMessages } from '@cho-phien/kernel';

defineMessages({
  'media.upload_not_found': { vi: 'Không có ảnh đang gửi nào như vậy. Chọn lại ảnh.', en: 'There is no such upload. Choose the photo again.' },
  'media.photo_id_required': { vi: 'Thiếu mã của ảnh. Cập nhật trang rồi thử lại.', en: 'The id of the photo is missing (photoId in Upload-Metadata).' },
  'media.length_required': { vi: 'Thiếu độ dài của ảnh. Cập nhật trang rồi thử lại.', en: 'The length of the photo is missing (Upload-Length).' },
  'media.empty': { vi: 'Ảnh này trống. Chọn ảnh khác.', en: 'This photo is empty. Choose another.' },
  'media.too_large': { vi: 'Ảnh nặng quá {megabytes} MB. Chọn ảnh nhẹ hơn.', en: 'The photo is over {megabytes} MB. Choose a smaller one.' },
  'media.photo_exists': { vi: 'Mã này đã dùng cho một ảnh khác. Chọn lại ảnh.', en: 'This id belongs to another photo. Choose the photo again.' },
  'media.too_many_unfinished': { vi: 'Còn nhiều ảnh đang gửi dở. Chờ gửi xong rồi thêm.', en: 'Too many photos are still being sent. Wait until they are.' },
  'media.offset_mismatch': { vi: 'Phần gửi lên không nối tiếp. Gửi lại từ chỗ còn thiếu.', en: 'The part sent does not follow on. Ask how much is there and go on from it.' },
  'media.broken_upload': { vi: 'Phần ảnh gửi lên chưa đúng. Gửi lại.', en: 'The part sent is not right. Send it again.' },
  'media.upload_busy': { vi: 'Ảnh này đang được gửi từ chỗ khác. Thử lại sau ít giây.', en: 'This photo is being sent already. Try again in a few seconds.' },
  'media.already_received': { vi: 'Ảnh này đã gửi xong.', en: 'This photo has been received.' },
  'media.photo_not_found': { vi: 'Không có ảnh này.', en: 'There is no such photo.' },

  'media.not_a_picture': { vi: 'Tệp này không phải ảnh. Chọn ảnh JPEG hoặc PNG.', en: 'This file is not a picture. Choose a JPEG or PNG.' },
  'media.svg_refused': { vi: 'Chợ không nhận ảnh vẽ SVG. Chọn ảnh chụp.', en: 'Drawings in SVG are not taken. Choose a photo.' },
  'media.heic_not_readable': { vi: 'Ảnh kiểu HEIC chưa đọc được. Vào Cài đặt, Camera, Định dạng, chọn “Tương thích nhất” rồi chụp lại.', en: 'HEIC photos cannot be read here. In Settings, Camera, Formats choose “Most Compatible” and take it again.' },
  'media.broken_picture': { vi: 'Ảnh bị hỏng hoặc thiếu một phần. Chụp lại hoặc chọn ảnh khác.', en: 'The picture is broken or part of it is missing. Take it again or choose another.' },
  'media.too_many_pixels': { vi: 'Ảnh có hơn {megapixels} triệu điểm ảnh. Chụp lại ở cỡ nhỏ hơn.', en: 'The picture has more than {megapixels} megapixels. Take it in a smaller size.' },
  'media.too_small': { vi: 'Ảnh nhỏ quá, không rõ hàng. Cần ít nhất {side} điểm mỗi cạnh.', en: 'The picture is too small to show the goods: at least {side} pixels a side.' },
  'media.too_heavy': { vi: 'Ảnh này nặng quá, máy không mở được. Chụp lại ở cỡ nhỏ hơn.', en: 'The picture needs too much memory or time to open. Take it in a smaller size.' },
});
