package io.dynamomapping.test.autoconfigure;

import org.springframework.boot.test.autoconfigure.TestSliceTestContextBootstrapper;

/**
 * Bootstraps {@link DynamoMappingTest @DynamoMappingTest}.
 */
final class DynamoMappingTestContextBootstrapper extends TestSliceTestContextBootstrapper<DynamoMappingTest> {

}
