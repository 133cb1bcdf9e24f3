package io.dynamomapping.client;

import java.lang.reflect.Type;
import java.time.Clock;
import java.util.List;

import io.dynamomapping.DynamoMapping;
import io.dynamomapping.IndexDefinition;
import io.dynamomapping.KeySchema;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.internal.DefaultDynamoMapping;
import io.dynamomapping.internal.ItemCallbacks;
import io.dynamomapping.internal.codec.Codecs;
import io.dynamomapping.internal.codec.DeclaredKeys;
import io.dynamomapping.internal.codec.KeyCodec;
import io.dynamomapping.internal.codec.ManagedAttributes;
import io.dynamomapping.internal.table.Connection;
import io.dynamomapping.internal.table.Expiry;
import io.dynamomapping.internal.table.Table;
import io.dynamomapping.internal.table.TableName;
import io.dynamomapping.spi.ItemCallback;
import io.dynamomapping.spi.ItemListener;

/**
 * Opens mappings: brings together what types and options declare, and refuses what does
 * not fit.
 */
final class MappingOpener {

	private final Connection connection;

	private final Codecs codecs;

	private final List<ItemCallback<?>> itemCallbacks;

	private final List<ItemListener> itemListeners;

	private final Clock clock;

	private final String tableNamePrefix;

	private final String tableNameSuffix;

	MappingOpener(Connection connection, DynamoMappings.Builder settings) {
		this.connection = connection;
		this.codecs = new Codecs(settings.jsonMapper, settings.attributeCodecs);
		this.itemCallbacks = List.copyOf(settings.itemCallbacks);
		this.itemListeners = List.copyOf(settings.itemListeners);
		this.clock = settings.clock;
		this.tableNamePrefix = settings.tableNamePrefix;
		this.tableNameSuffix = settings.tableNameSuffix;
	}

	<K, V> DynamoMapping<K, V> open(String name, Type keyType, Type valueType, MappingOptions options) {
		KeyCodec<K> keyCodec = this.codecs.keyCodec(keyType);
		DeclaredKeys declared = this.codecs.declaredKeys(valueType);
		KeySchema keys = DeclaredSchemas.keySchema(name, options, declared, this.codecs.declaredKeys(keyType), keyCodec,
				Codecs.isSchemaless(valueType));
		if (keys != null) {
			DeclaredSchemas.requireSameTypes(name, keys, (key) -> this.codecs.keyAttributeType(valueType, key));
		}
		ManagedAttributes managed = managedAttributes(name, valueType, options);
		Table table = new Table(this.connection, name, tableName(name, options), keys, options.consistentReads(),
				options.readOnly(), new Expiry(managed.timeToLive(), options.showExpired(), this.clock))
			.limited(options.rateLimit());
		List<IndexDefinition> indexes = new DeclaredIndexes(name, this.codecs, valueType, keys).of(declared.indexes(),
				options.indexes());
		return new DefaultDynamoMapping<>(name, table, this.codecs, keyCodec, valueType, options, managed.version(),
				new ItemCallbacks<>(name, table.name(), valueType, this.itemCallbacks, this.itemListeners), indexes);
	}

	private ManagedAttributes managedAttributes(String name, Type valueType, MappingOptions options) {
		ManagedAttributes managed = this.codecs.managedAttributes(valueType, options.versionAttribute(),
				options.timeToLiveAttribute());
		String version = managed.version();
		if (version != null && !this.codecs.holds(valueType, version)) {
			throw new IllegalArgumentException(
					"Mapping '" + name + "' expected values that hold the version in '" + version + "', found "
							+ valueType.getTypeName() + ", which has no such property. Add it, or name another one.");
		}
		if (version != null && version.equals(managed.timeToLive())) {
			throw new IllegalArgumentException(
					"Mapping '" + name + "' expected different attributes for version and time to live, found '"
							+ version + "' for both. Name another attribute.");
		}
		String timeToLive = managed.timeToLive();
		if (options.valueAttribute().equals(timeToLive) && this.codecs.isScalar(valueType)) {
			throw new IllegalArgumentException(
					"Mapping '" + name + "' expected different attributes for value and time to live, found '"
							+ timeToLive + "' for both. Name another attribute.");
		}
		return managed;
	}

	/**
	 * Return the name of the table of a mapping.
	 * @param name the name of the mapping
	 * @param options may name the table
	 * @return the name with prefix and suffix
	 * @throws IllegalArgumentException if DynamoDB does not allow it
	 */
	String tableName(String name, MappingOptions options) {
		String tableName = (options.tableName() != null) ? options.tableName() : name;
		String whole = this.tableNamePrefix + tableName + this.tableNameSuffix;
		if (!TableName.isPossible(whole)) {
			throw new IllegalArgumentException("Mapping '" + name + "' expected " + TableName.RULE + "; found '" + whole
					+ "'. Check table name, prefix and suffix.");
		}
		return whole;
	}

}
