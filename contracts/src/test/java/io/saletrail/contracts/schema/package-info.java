/// Tests of the JSON Schemas against the records and against the last release.
///
/// Reading order: [FactRecords], [ContractFiles], [DocComments], [RecordSchema],
/// [SchemasAgreeWithRecordsTest], [ExamplesTest]; [SchemaGrowth], [SchemaGrowthTest],
/// [ReleasedSchemasTest]; [AsyncApiTest], [TopicListsTest], [PersonalDataTest].
@NullMarked
package io.saletrail.contracts.schema;

import org.jspecify.annotations.NullMarked;
