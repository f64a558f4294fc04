import '$lib/seller/reader-language';
