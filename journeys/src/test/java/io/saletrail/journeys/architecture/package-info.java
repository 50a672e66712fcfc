/// The boundaries between the modules and packages of the house, and what its pages say of it.
///
/// Reading order: [Modules], [ArchitectureTest], [PomTest], [SourcesTest], [DocsTest],
/// [AlertsTest].
@NullMarked
package io.saletrail.journeys.architecture;

import org.jspecify.annotations.NullMarked;
