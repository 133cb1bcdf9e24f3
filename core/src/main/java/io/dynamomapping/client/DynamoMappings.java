package io.dynamomapping.client;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import io.dynamomapping.BatchResult;
import io.dynamomapping.DynamoBatch;
import io.dynamomapping.DynamoLocks;
import io.dynamomapping.DynamoMapping;
import io.dynamomapping.DynamoTables;
import io.dynamomapping.DynamoTransactions;
import io.dynamomapping.KeySchemaException;
import io.dynamomapping.MappingOptions;
import io.dynamomapping.TableDump;
import io.dynamomapping.TableLoad;
import io.dynamomapping.internal.DefaultDynamoBatch;
import io.dynamomapping.internal.DefaultDynamoLocks;
import io.dynamomapping.internal.DefaultDynamoMapping;
import io.dynamomapping.internal.DefaultDynamoTables;
import io.dynamomapping.internal.DefaultDynamoTransactions;
import io.dynamomapping.internal.Transfers;
import io.dynamomapping.internal.codec.Codecs;
import io.dynamomapping.internal.codec.DeclaredKeys;
import io.dynamomapping.internal.table.Backoff;
import io.dynamomapping.internal.table.Connection;
import io.dynamomapping.internal.table.RetryTracking;
import io.dynamomapping.internal.table.Table;
import io.dynamomapping.internal.table.Transactions;
import io.dynamomapping.spi.AttributeCodec;
import io.dynamomapping.spi.ItemCallback;
import io.dynamomapping.spi.ItemListener;
import io.dynamomapping.spi.RequestListener;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens mappings from a {@link DynamoDbClient}. Needs no framework:
 *
 * <pre>
 * try (DynamoDbClient client = DynamoDbClient.create(); DynamoMappings mappings = DynamoMappings.create(client)) {
 *     DynamoMapping&lt;String, Book&gt; books = mappings.open("books", String.class, Book.class);
 *     books.put(book.isbn(), book);
 * }
 * </pre>
 *
 * Safe for use by many threads. Closing it ends its mappings, not the client.
 */
public final class DynamoMappings implements AutoCloseable {

	private static final Type SCHEMALESS = SchemalessType.get();

	private final Connection connection;

	private final MappingOpener opener;

	private DynamoMappings(Builder builder) {
		this.connection = new Connection(builder.client, builder.listeners, builder.batchConcurrency,
				builder.batchBackoff, builder.pageTokenSecret);
		this.opener = new MappingOpener(this.connection, builder);
	}

	/**
	 * Return mappings with default settings.
	 * @param client the client, which stays the caller's to close
	 * @return the mappings
	 */
	public static DynamoMappings create(DynamoDbClient client) {
		return builder(client).build();
	}

	/**
	 * Start to configure mappings.
	 * @param client the client, which stays the caller's to close
	 * @return a builder
	 */
	public static Builder builder(DynamoDbClient client) {
		return new Builder(client);
	}

	/**
	 * Return a plugin by which a client tells mappings of each attempt that fails, so
	 * that they know which writes may have been applied though their answer was lost. A
	 * client of the starter has it. Mappings over a client without it add the same to
	 * each write, which takes the processor about as long again as the write itself.
	 * @return the plugin, for {@code DynamoDbClient.builder().addPlugin(…)}
	 * @see io.dynamomapping.AmbiguousWrites
	 */
	public static SdkPlugin attemptTracking() {
		return new RetryTracking();
	}

	/**
	 * Open a schemaless mapping with text keys. Requests nothing: the key attributes are
	 * asked from the table on first use.
	 * @param name the name of the mapping, and of its table
	 * @return the mapping, whose values write through
	 */
	public DynamoMapping<String, Map<String, Object>> open(String name) {
		return open(name, String.class, SCHEMALESS, MappingOptions.defaults());
	}

	/**
	 * Open a mapping. Requests nothing.
	 * @param name the name of the mapping, and of its table
	 * @param keyType the type of the keys
	 * @param valueType the type of the values
	 * @param <K> the type of the keys
	 * @param <V> the type of the values
	 * @return the mapping
	 * @throws KeySchemaException if the declared keys and the type of the keys do not fit
	 * @throws IllegalArgumentException if a type cannot be stored, or if DynamoDB does
	 * not allow the name of the table
	 */
	public <K, V> DynamoMapping<K, V> open(String name, Class<K> keyType, Class<V> valueType) {
		return open(name, keyType, valueType, MappingOptions.defaults());
	}

	/**
	 * Open a mapping with settings of its own. Requests nothing.
	 * @param name the name of the mapping
	 * @param keyType the type of the keys
	 * @param valueType the type of the values
	 * @param options the settings
	 * @param <K> the type of the keys
	 * @param <V> the type of the values
	 * @return the mapping
	 * @throws KeySchemaException if the declared keys and the type of the keys do not fit
	 * @throws IllegalArgumentException if a type cannot be stored, or if DynamoDB does
	 * not allow the name of the table
	 */
	public <K, V> DynamoMapping<K, V> open(String name, Class<K> keyType, Class<V> valueType, MappingOptions options) {
		return open(name, keyType, (Type) valueType, options);
	}

	/**
	 * Open a mapping of generic types, such as {@code Map<String, Object>}. Requests
	 * nothing.
	 * @param name the name of the mapping
	 * @param keyType the type of the keys
	 * @param valueType the type of the values
	 * @param options the settings
	 * @param <K> the type of the keys, which must be what {@code keyType} says
	 * @param <V> the type of the values, which must be what {@code valueType} says
	 * @return the mapping
	 * @throws KeySchemaException if the declared keys and the type of the keys do not fit
	 * @throws IllegalArgumentException if a type cannot be stored, or if DynamoDB does
	 * not allow the name of the table
	 */
	@SuppressWarnings("TypeParameterUnusedInFormals") // the caller knows what the Type
														// objects stand for
	public <K, V> DynamoMapping<K, V> open(String name, Type keyType, Type valueType, MappingOptions options) {
		return this.opener.open(name, keyType, valueType, options);
	}

	/**
	 * Return transactions over mappings that were opened from here.
	 * @return the transactions
	 */
	public DynamoTransactions transactions() {
		return new DefaultDynamoTransactions(new Transactions(this.connection));
	}

	/**
	 * Return locks that are kept in a table of their own. Requests nothing.
	 * @param table the name of a table with one key attribute, a text, as {@link #open}
	 * takes it
	 * @return the locks, to be closed before these mappings
	 */
	public DynamoLocks locks(String table) {
		return locks(
				this.<String, Map<String, Object>>open(table, String.class, SCHEMALESS, MappingOptions.defaults()));
	}

	/**
	 * Return locks that are kept in the table of a mapping. Requests nothing.
	 * @param mapping the mapping, whose table may hold other items besides
	 * @return the locks, to be closed before these mappings
	 */
	public DynamoLocks locks(DynamoMapping<String, Map<String, Object>> mapping) {
		return new DefaultDynamoLocks(mapping);
	}

	/**
	 * Return what is about tables rather than about items: to list, describe, create,
	 * change and delete them. Requests nothing.
	 * @return the tables that the client reaches
	 */
	public DynamoTables tables() {
		return new DefaultDynamoTables(this.connection);
	}

	/**
	 * Create the table of a mapping unless it exists, with its keys and the indexes that
	 * are declared, billed on demand; and wait until it is active.
	 * @param mapping the mapping, opened from here
	 * @return whether this call created the table
	 * @throws KeySchemaException if the mapping declares no keys
	 * @see DynamoTables#createIfMissing(DynamoMapping)
	 */
	public boolean createTableIfMissing(DynamoMapping<?, ?> mapping) {
		return tables().createIfMissing(mapping);
	}

	/**
	 * Put and remove items of several tables together: one {@code BatchWriteItem} per 25
	 * keys of any tables, several in flight. The last operation on a key wins. Everything
	 * is checked before anything is sent: when the block throws, nothing is written; when
	 * it does nothing, nothing is requested. Not atomic: each item on its own is written
	 * or not.
	 *
	 * <pre>
	 * mappings.batch((batch) -&gt; {
	 *     batch.put(books, book.isbn(), book);
	 *     batch.remove(lines, key);
	 * });
	 * </pre>
	 * @param block says what to write
	 * @return what was written and what it cost
	 * @throws io.dynamomapping.BatchIncompleteException if DynamoDB left something
	 * unprocessed in the end
	 */
	public BatchResult batch(Consumer<? super DynamoBatch> block) {
		return DefaultDynamoBatch.write(this.connection, block);
	}

	/**
	 * Write all items of a table to a file. Costs nothing by itself.
	 * @param mapping the mapping of the table, opened from here
	 * @return a dump, which reads with the rate limit and consistency of the mapping
	 */
	public TableDump dump(DynamoMapping<?, ?> mapping) {
		return own(mapping).dump();
	}

	/**
	 * Write all items of a table to a file. Costs nothing by itself.
	 * @param tableName the name of the table, to which prefix and suffix are added
	 * @return a dump
	 */
	public TableDump dump(String tableName) {
		return Transfers.dump(table(tableName), true);
	}

	/**
	 * Put the items of a file into a table. Costs nothing by itself.
	 * @param mapping the mapping of the table, opened from here
	 * @return a load, which writes with the rate limit of the mapping
	 * @throws UnsupportedOperationException if the mapping is read-only
	 */
	public TableLoad load(DynamoMapping<?, ?> mapping) {
		return own(mapping).load();
	}

	/**
	 * Put the items of a file into a table. Costs nothing by itself.
	 * @param tableName the name of the table, to which prefix and suffix are added
	 * @return a load
	 */
	public TableLoad load(String tableName) {
		return Transfers.load(table(tableName));
	}

	private Table table(String name) {
		return new Table(this.connection, name, this.opener.tableName(name, MappingOptions.defaults()), null, true,
				false);
	}

	private static DefaultDynamoMapping<?, ?> own(DynamoMapping<?, ?> mapping) {
		if (mapping instanceof DefaultDynamoMapping<?, ?> own) {
			return own;
		}
		throw new IllegalArgumentException(
				"Expected a mapping opened by DynamoMappings, found " + mapping.getClass().getName() + ".");
	}

	/**
	 * Return the type of the keys that the type of values asks for.
	 * @param valueType the type of the values
	 * @return the type of the property that is its partition key, or empty if it declares
	 * none, or a sort key as well
	 */
	public static Optional<Type> keyTypeOf(Type valueType) {
		DeclaredKeys keys = new Codecs((mapper) -> {
		}, List.of()).declaredKeys(valueType);
		return (keys.sortKey() != null) ? Optional.empty() : Optional.ofNullable(keys.partitionKeyType());
	}

	/**
	 * End all mappings that were opened from here: they refuse further use with
	 * {@link IllegalStateException}. Batches that run end with what is in flight, for
	 * which this waits up to 5 seconds, and say what they left. The client stays open.
	 */
	@Override
	public void close() {
		this.connection.close();
	}

	/**
	 * Settings that all mappings opened from one {@link DynamoMappings} share.
	 */
	public static final class Builder {

		private static final int DEFAULT_BATCH_CONCURRENCY = 16;

		/** Below this, a secret can be guessed from a token. */
		private static final int MIN_SECRET_LENGTH = 16;

		private final DynamoDbClient client;

		private final List<RequestListener> listeners = new ArrayList<>();

		final List<ItemCallback<?>> itemCallbacks = new ArrayList<>();

		final List<ItemListener> itemListeners = new ArrayList<>();

		final List<AttributeCodec<?>> attributeCodecs = new ArrayList<>();

		String tableNamePrefix = "";

		String tableNameSuffix = "";

		Clock clock = Clock.systemUTC();

		private int batchConcurrency = DEFAULT_BATCH_CONCURRENCY;

		/** Not for users: tests cannot wait that long. */
		Backoff batchBackoff = Backoff.BATCH;

		private byte @Nullable [] pageTokenSecret;

		Consumer<JsonMapper.Builder> jsonMapper = (mapper) -> {
		};

		private Builder(DynamoDbClient client) {
			this.client = Objects.requireNonNull(client, "client");
		}

		/**
		 * Set what the name of every table begins with.
		 * @param prefix such as {@code prod-}
		 * @return this builder
		 */
		public Builder tableNamePrefix(@Nullable String prefix) {
			this.tableNamePrefix = Objects.requireNonNullElse(prefix, "");
			return this;
		}

		/**
		 * Set what the name of every table ends with.
		 * @param suffix such as {@code -prod}
		 * @return this builder
		 */
		public Builder tableNameSuffix(@Nullable String suffix) {
			this.tableNameSuffix = Objects.requireNonNullElse(suffix, "");
			return this;
		}

		/**
		 * Customize the mapper that turns values into items: modules, mix-ins, naming
		 * strategies. It changes what is stored, so keep it stable.
		 * @param customizer customizes the mapper, after those that were given before
		 * @return this builder
		 */
		public Builder jsonMapper(Consumer<? super JsonMapper.Builder> customizer) {
			this.jsonMapper = this.jsonMapper.andThen(customizer);
			return this;
		}

		/**
		 * Add a codec for objects of one type, wherever they appear.
		 * @param codec the codec
		 * @return this builder
		 */
		public Builder attributeCodec(AttributeCodec<?> codec) {
			this.attributeCodecs.add(codec);
			return this;
		}

		/**
		 * Set how many requests of batches, and of selections that read ahead, may be in
		 * flight at once, 16 unless set. Keep it below the number of connections of the
		 * client.
		 * @param requestsInFlight the number of requests, at least 1
		 * @return this builder
		 */
		public Builder batchConcurrency(int requestsInFlight) {
			this.batchConcurrency = requestsInFlight;
			return this;
		}

		/**
		 * Add a listener that is told of every request. DynamoDB is asked to report
		 * consumed capacity when there is one.
		 * @param listener the listener
		 * @return this builder
		 */
		public Builder requestListener(RequestListener listener) {
			this.listeners.add(listener);
			return this;
		}

		/**
		 * Set the clock that tells whether items have expired, the system's unless set.
		 * @param clock the clock
		 * @return this builder
		 */
		public Builder clock(Clock clock) {
			this.clock = Objects.requireNonNull(clock, "clock");
			return this;
		}

		/**
		 * Add a callback that has a say in what is written and read.
		 * @param callback the callback, asked after those that were added before
		 * @return this builder
		 */
		public Builder itemCallback(ItemCallback<?> callback) {
			this.itemCallbacks.add(callback);
			return this;
		}

		/**
		 * Add a listener that is told of what has become of items.
		 * @param listener the listener
		 * @return this builder
		 */
		public Builder itemListener(ItemListener listener) {
			this.itemListeners.add(listener);
			return this;
		}

		/**
		 * Set a secret that page tokens are sealed with, so that nobody without it can
		 * make one. Without a secret, changes of a token are found, but everybody can
		 * make new ones. Give the same to all instances of an application; tokens that
		 * were made before it was set or changed are refused.
		 * @param secret at least 16 random bytes
		 * @return this builder
		 * @throws IllegalArgumentException if it is shorter
		 * @see io.dynamomapping.Page#next()
		 */
		public Builder pageTokenSecret(byte[] secret) {
			if (secret.length < MIN_SECRET_LENGTH) {
				throw new IllegalArgumentException("Expected a page token secret of at least " + MIN_SECRET_LENGTH
						+ " bytes, found " + secret.length + ". Use random bytes or a long random text.");
			}
			this.pageTokenSecret = secret.clone();
			return this;
		}

		/**
		 * Set a secret that page tokens are sealed with.
		 * @param secret a random text of at least 16 bytes in UTF-8
		 * @return this builder
		 * @throws IllegalArgumentException if it is shorter
		 * @see #pageTokenSecret(byte[])
		 */
		public Builder pageTokenSecret(String secret) {
			return pageTokenSecret(secret.getBytes(StandardCharsets.UTF_8));
		}

		/**
		 * Build the mappings.
		 * @return the mappings
		 */
		public DynamoMappings build() {
			return new DynamoMappings(this);
		}

	}

}
