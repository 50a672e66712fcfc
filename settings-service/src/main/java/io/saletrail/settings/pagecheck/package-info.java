/// Whether the snippets stand on a page of a merchant's. The page is fetched from here, so its
/// address is as hostile as any input: only public addresses are called, however the name resolves
/// and wherever the page redirects to.
///
/// Reading order: [PageCheck] (what a check does), [PageAddress] (which addresses may be asked
/// for), [PublicNetwork] (which may be called), [PageFetch] and [FetchResult] (the page, or why
/// there is none), [PageReader], [ScriptSources] and [Finding] (what is on it).
@NullMarked
package io.saletrail.settings.pagecheck;

import org.jspecify.annotations.NullMarked;
