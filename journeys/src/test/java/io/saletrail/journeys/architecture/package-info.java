/// The boundaries between the modules and packages of the house, read from their compiled classes.
///
/// Reading order: [House], [ArchitectureTest], [PomTest], [SourcesTest].
@NullMarked
package io.saletrail.journeys.architecture;

import org.jspecify.annotations.NullMarked;
