/// How the JSON Schemas are held to the records and to what was released.
///
/// Reading order: [FactRecords], [ContractFiles], [DocComments], [RecordSchema],
/// [SchemasAgreeWithRecordsTest], [ExamplesTest]; [SchemaGrowth], [SchemaGrowthTest],
/// [ReleasedSchemasTest]; [AsyncApiTest], [TopicListsTest], [PersonalDataTest].
@NullMarked
package io.saletrail.contracts.schema;

import org.jspecify.annotations.NullMarked;
