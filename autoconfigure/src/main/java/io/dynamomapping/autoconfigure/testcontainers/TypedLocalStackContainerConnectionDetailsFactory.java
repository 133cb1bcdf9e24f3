package io.dynamomapping.autoconfigure.testcontainers;

import org.testcontainers.localstack.LocalStackContainer;

import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;

/**
 * Connects to a {@link LocalStackContainer} whose image has another name, or is not known
 * yet as that of a bean.
 */
final class TypedLocalStackContainerConnectionDetailsFactory
		extends DynamoDbContainerConnectionDetailsFactory<LocalStackContainer> {

	TypedLocalStackContainerConnectionDetailsFactory() {
		super(ANY_CONNECTION_NAME, LocalStackContainerConnectionDetailsFactory.PORT,
				"org.testcontainers.localstack.LocalStackContainer");
	}

	@Override
	protected boolean sourceAccepts(ContainerConnectionSource<LocalStackContainer> source,
			Class<?> requiredContainerType, Class<?> requiredConnectionDetailsType) {
		return super.sourceAccepts(source, requiredContainerType, requiredConnectionDetailsType)
				&& !source.accepts(LocalStackContainerConnectionDetailsFactory.IMAGE, requiredContainerType,
						requiredConnectionDetailsType);
	}

}
