// The parts of the assistants' pages that live in the browser: each takes over what the server rendered.
import '$lib/seller/reader-language';
import BookKept from '$lib/components/help/book-kept.svelte';
import EditListing from '$lib/components/help/edit-listing.svelte';
import NewListing from '$lib/components/help/new-listing.svelte';
import Queue from '$lib/components/help/queue.svelte';
import Hear from '$lib/components/seller/hear.svelte';
import NetLine from '$lib/components/seller/net-line.svelte';
import { hydrateParts } from '$lib/seller/hydrate-parts';
import { startShell } from '$lib/seller/shell';

await hydrateParts({
  'book-kept': BookKept,
  'edit-listing': EditListing,
  hear: Hear,
  'net-line': NetLine,
  'new-listing': NewListing,
  queue: Queue,
});
startShell('/giup');
