/// Rules about modules, packages, names, sources and documentation.
///
/// Reading order: [Modules], [ArchitectureTest] with [PackageCycles], [PomTest], [SourcesTest],
/// [Figures], [DocsTest], [AlertsTest].
@NullMarked
package io.saletrail.journeys.architecture;

import org.jspecify.annotations.NullMarked;
