/// Tests of runs: their facts in any order and with any repetition.
@NullMarked
package io.saletrail.settings.request.run;

import org.jspecify.annotations.NullMarked;
