package com.acme.guide;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoTables;
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

	private static final Namespace NAMESPACE = Namespace.create(Shop.class);

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		Class<?> type = parameter.getParameter().getType();
		return type == DynamoMapping.class || type == DynamoTables.class || type == Calls.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		EmbeddedDynamoDb server = context.getRoot()
			.getStore(NAMESPACE)
			.computeIfAbsent("server", (key) -> EmbeddedDynamoDb.start(), EmbeddedDynamoDb.class);
		ShopTables tables = context.getStore(NAMESPACE)
			.computeIfAbsent("tables", (key) -> new ShopTables(server.endpoint()), ShopTables.class);
		if (parameter.getParameter().getType() == DynamoTables.class) {
			return tables.tables();
		}
		return (parameter.getParameter().getType() == Calls.class) ? tables.calls()
				: tables.mapping(parameter.getParameter().getParameterizedType());
	}

}
