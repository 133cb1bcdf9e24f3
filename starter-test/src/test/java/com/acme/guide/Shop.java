package com.acme.guide;

import java.util.Set;

import io.dynamomapping.DynamoLocks;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoTables;
import io.dynamomapping.DynamoTransactions;
import io.dynamomapping.client.DynamoMappings;
import io.dynamomapping.embedded.EmbeddedDynamoDb;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test of the guide the mappings that its parameters ask for, over tables of
 * its own on one DynamoDB Local.
 */
final class Shop implements ParameterResolver {

	private static final Set<Class<?>> TYPES = Set.of(DynamoMapping.class, DynamoTables.class, DynamoTransactions.class,
			DynamoLocks.class, DynamoMappings.class, Calls.class);

	private static final Namespace NAMESPACE = Namespace.create(Shop.class);

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		Class<?> type = parameter.getParameter().getType();
		return TYPES.contains(type);
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		EmbeddedDynamoDb server = context.getRoot()
			.getStore(NAMESPACE)
			.computeIfAbsent("server", (key) -> EmbeddedDynamoDb.start(), EmbeddedDynamoDb.class);
		ShopTables tables = context.getStore(NAMESPACE)
			.computeIfAbsent("tables", (key) -> new ShopTables(server.endpoint()), ShopTables.class);
		Class<?> type = parameter.getParameter().getType();
		if (type == DynamoTransactions.class) {
			return tables.transactions();
		}
		if (type == DynamoTables.class) {
			return tables.tables();
		}
		if (type == DynamoLocks.class) {
			return tables.locks();
		}
		if (type == DynamoMappings.class) {
			return tables.mappings();
		}
		return (type == Calls.class) ? tables.calls() : tables.mapping(parameter.getParameter().getParameterizedType());
	}

}
